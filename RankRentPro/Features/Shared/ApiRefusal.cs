using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Twilio;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Shared;

public static class ApiRefusal
{
    /// <summary>What a program is told when Twilio refuses: 422 with Twilio's number and plain words.</summary>
    public static ProblemHttpResult Of(TwilioRefusal refusal) => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, refusal.Sentence, refusal.Code);
}
