using System.Text.Json;

namespace RankRentPro.Simulator.Rest;

/// <summary>A JSON answer of the simulated Twilio.</summary>
internal sealed class Answer(object body, int status = StatusCodes.Status200OK) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, body.GetType(), TwilioJson.Options), context.RequestAborted);
    }

    public static Answer Created(object body) => new(body, StatusCodes.Status201Created);

    public static IResult Deleted() => Results.StatusCode(StatusCodes.Status204NoContent);
}
