using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>Twilio asks what to do with a call to one of the agency's numbers.</summary>
public static class VoiceWebhooks
{
    private const int LargestForm = 64 * 1024;
    private const int PhoneRings = 20;

    public static void MapVoiceWebhooks(this IEndpointRouteBuilder app) => app.MapPost(VoiceAddress.Path, Voice)
        .AddEndpointFilter<SignedWebhook>()
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm), new SkipStatusCodePagesAttribute());

    private static ContentHttpResult Voice(HttpRequest request, Database database, TimeProvider clock, ILogger<Twiml> logger)
    {
        string? phone = null;
        try
        {
            phone = database.Write(connection => Route(connection, request.Form["CallSid"].ToString(), clock.GetUtcNow()));
        }
#pragma warning disable CA1031 // A lost call is lost money: whatever fails here, the caller gets an answer.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "Call {CallSid} could not be routed", request.Form["CallSid"].ToString());
        }
        return TypedResults.Content(Answer(phone).ToString(), "text/xml", Encoding.UTF8);
    }

    private static string? Route(System.Data.Common.DbConnection connection, string callSid, DateTimeOffset now)
    {
        var phone = UserSql.FirstOwner(connection)?.Phone;
        if (Sid.IsValid(callSid, "CA"))
        {
            RoutedCallsSql.Write(connection, callSid, phone, now);
        }
        return phone;
    }

    private static Twiml Answer(string? phone) => phone is null
        ? new Twiml().Say("Thank you for calling. Nobody can take your call right now. Please try again later.")
        : new Twiml().Dial(new DialVerb { Numbers = [new DialNumber(phone)], Timeout = PhoneRings, AnswerOnBridge = true });
}
