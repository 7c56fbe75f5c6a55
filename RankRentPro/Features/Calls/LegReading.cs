using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

public static class LegReading
{
    /// <summary>A leg as Twilio's REST API tells it.</summary>
    public static LegRow Of(TwilioCall call, DateTimeOffset seen) => new()
    {
        Sid = call.Sid,
        ParentSid = call.ParentCallSid,
        NumberSid = call.PhoneNumberSid,
        Direction = call.Direction ?? "",
        FromNumber = call.From ?? "",
        ToNumber = call.To ?? "",
        Status = call.Status ?? "queued",
        AnsweredBy = call.AnsweredBy,
        StartedAt = call.StartTime,
        EndedAt = call.EndTime,
        Duration = call.Duration ?? 0,
        Price = call.PriceMicros,
        PriceCurrency = call.PriceMicros is null ? null : call.PriceUnit,
        CreatedAt = call.DateCreated ?? call.StartTime ?? seen,
        // The answer to a new call may lack every date.
        IsExact = call.DateCreated is not null,
    };
}
