using System.Globalization;
using System.Text.Json.Nodes;

namespace RankRentPro.Simulator.Rest;

/// <summary>An error as Twilio answers it.</summary>
internal sealed record Refusal(int Code, string Message, int Status = StatusCodes.Status400BadRequest) : IResult
{
    /// <summary>Empty text in errors of authentication, as Twilio sends it there.</summary>
    public string? Detail { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>Where Twilio explains it, when that is not the page of the code.</summary>
    public int? ExplainedAt { get; init; }

    public Task ExecuteAsync(HttpContext context)
    {
        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        if (Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
        }
        var body = new JsonObject { ["code"] = Code };
        if (Detail is not null)
        {
            body["detail"] = Detail;
        }
        body["message"] = Message;
        body["more_info"] = $"https://www.twilio.com/docs/errors/{ExplainedAt ?? Code}";
        body["status"] = Status;
        return new Answer(body, Status).ExecuteAsync(context);
    }
}
