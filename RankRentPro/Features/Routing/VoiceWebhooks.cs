using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>Twilio asks what to do with a call to one of the agency's numbers.</summary>
public static class VoiceWebhooks
{
    private const int LargestForm = 64 * 1024;
    private const int PhoneRings = 20;

    public static void MapVoiceWebhooks(this IEndpointRouteBuilder app) => app.MapPost(WebhookAddresses.VoicePath, Voice)
        .AddEndpointFilter<SignedWebhook>()
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm), new SkipStatusCodePagesAttribute());

    private static async Task<ContentHttpResult> Voice(HttpRequest request, CallRoutes routes, WebhookAddresses addresses, TimeProvider clock)
    {
        var phone = await routes.Route(WebhookForm.Of(request.Form, clock.GetUtcNow()));
        return TypedResults.Content(Answer(phone, addresses.CallStatus).ToString(), "text/xml", Encoding.UTF8);
    }

    private static Twiml Answer(string? phone, string? status) => phone is null
        ? new Twiml().Say("Thank you for calling. Nobody can take your call right now. Please try again later.")
        : new Twiml().Dial(new DialVerb { Numbers = [Told(phone, status)], Timeout = PhoneRings, AnswerOnBridge = true });

    private static DialNumber Told(string phone, string? status) =>
        new(phone) { StatusCallback = status, StatusCallbackEvents = status is null ? [] : WebhookAddresses.Events };
}
