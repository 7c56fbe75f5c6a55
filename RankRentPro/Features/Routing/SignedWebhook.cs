using Microsoft.AspNetCore.Http.Features;
using RankRentPro.Data;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>Lets a request pass that Twilio signed for this app's own address; nobody else, not even from this machine.</summary>
public sealed class SignedWebhook(WebhookAddresses address, TwilioOptions options, Database database, TimeProvider clock, ILogger<SignedWebhook> logger) : IEndpointFilter
{
    private const int LongestAddress = 300;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (await ReadForm(request) is not { } form)
        {
            return TypedResults.BadRequest();
        }
        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        // The raw target: the framework decodes the path, Twilio signs what was sent.
        var target = context.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var url = address.Base?.AbsoluteUri.TrimEnd('/') + target;
        if (address.Base is not null && TwilioSignature.IsValid(options.SigningTokens, url, fields, request.Headers[TwilioSignature.HeaderName]))
        {
            return await next(context);
        }
        Remember($"{request.Scheme}://{request.Host}{request.Path}", url.Split('?')[0]);
        logger.LogWarning("A webhook with a wrong signature was refused. Expected address: {Expected}, seen: {Scheme}://{Host}{Target}",
            url, request.Scheme, request.Host, target);
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    private void Remember(string seen, string expected)
    {
        var shown = seen.Length > LongestAddress ? seen[..LongestAddress] : seen;
        database.Write(connection => RefusedWebhooksSql.Write(connection, shown, expected, clock.GetUtcNow()));
    }

    private static async Task<IFormCollection?> ReadForm(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            // More fields, or longer ones, than any webhook has.
            return null;
        }
    }
}
