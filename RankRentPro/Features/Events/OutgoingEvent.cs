using System.Text.Json;
using RankRentPro.Features.Numbers;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Events;

/// <summary>Something that happened, as other programs are told.</summary>
/// <param name="Type">Such as <c>call.missed</c>.</param>
/// <param name="Subject">The SID of what it is about: each thing is told once of each.</param>
/// <param name="At">When it happened. Who asked for events later is not told.</param>
/// <param name="Data">As the API tells it.</param>
public sealed record OutgoingEvent(string Type, string Subject, DateTimeOffset At, object Data)
{
    public string Id => $"{Type}-{Subject}";

    public string Body => JsonSerializer.Serialize(new { Type, Timestamp = At, Data }, ApiJson.Options);

    public static OutgoingEvent Purchased(NumberRow number) => new("number.purchased", number.Sid, number.PurchasedAt, ApiNumber.Of(number));

    public static OutgoingEvent Released(NumberRow number) => new("number.released", number.Sid, number.ReleasedAt!.Value, ApiNumber.Of(number));
}
