using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace RankRentPro.Features.Routing;

/// <summary>Twilio tells how a call, a leg or a recording goes on: verified, recorded and answered at once.</summary>
public static class StatusWebhooks
{
    private const int LargestForm = 64 * 1024;
    private const string TokenHeader = "I-Twilio-Idempotency-Token";

    public static void MapStatusWebhooks(this IEndpointRouteBuilder app)
    {
        Map(app, WebhookAddresses.CallStatusPath, "call");
        Map(app, WebhookAddresses.RecordingStatusPath, "recording");
    }

    private static void Map(IEndpointRouteBuilder app, string path, string kind) => app
        .MapPost(path, (HttpRequest request, WebhookInbox inbox, TimeProvider clock) => Take(request, kind, inbox, clock))
        .AddEndpointFilter<SignedWebhook>()
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm), new SkipStatusCodePagesAttribute());

    private static async Task<Results<NoContent, BadRequest>> Take(HttpRequest request, string kind, WebhookInbox inbox, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var form = WebhookForm.Of(request.HasFormContentType ? request.Form : FormCollection.Empty, now);
        var news = new WebhookNews(form, kind, request.Headers[TokenHeader] is [{ Length: > 0 and <= 200 } token] ? token : null);
        return await inbox.Take(news, now) ? TypedResults.NoContent() : TypedResults.BadRequest();
    }
}
