using RankRentPro.Features.Accounts;
using RankRentPro.Features.Tokens;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

/// <summary>Absolute addresses of audio: of the public address, else of the request's own.</summary>
public sealed class MediaAddresses(MediaTokens tokens, OwnAddress own, AccountsOptions accounts)
{
    /// <returns>Null while nobody knows where this app is reached: there is no public address, and no demo beside it.</returns>
    public string? Of(string sid) => (own.Public ?? (accounts.DemoMode && own.IsBound ? own.Local : null)) is { } address ? $"{address.AbsoluteUri.TrimEnd('/')}/media/{tokens.Of(sid)}" : null;

    public string Of(HttpRequest request, string sid) =>
        $"{own.Public?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}/media/{tokens.Of(sid)}";
}
