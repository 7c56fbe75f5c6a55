using Microsoft.AspNetCore.Http.Features;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>Lets a request pass that Twilio signed for this app's own address; nobody else, not even from this machine.</summary>
public sealed class SignedWebhook(WebhookAddresses address, TwilioOptions options, RefusedWebhooks refused) : IEndpointFilter
{
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
        refused.Count($"{request.Scheme}://{request.Host}{request.Path}", address.Base is null ? "none, because RANKRENT_PUBLIC_URL is not set" : url.Split('?')[0]);
        return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IFormCollection?> ReadForm(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        }
        // Too large a one has its own answer.
        catch (Exception failure) when (failure is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // No form after all, or one with more fields, or longer ones, than any webhook has.
            return null;
        }
    }
}
