using RankRentPro.Features.Tokens;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

/// <summary>Absolute addresses of audio: of the public address, else of the request's own.</summary>
public sealed class MediaAddresses(MediaTokens tokens, OwnAddress own)
{
    public string Of(HttpRequest request, string sid) =>
        $"{own.Public?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}/media/{tokens.Of(sid)}";
}
