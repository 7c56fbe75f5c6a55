using System.Globalization;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>One leg as the details show it, on the time line of the whole call.</summary>
public sealed record LegLine(LegRow Row, TimeZoneInfo Zone)
{
    /// <summary>Units of the time line's width.</summary>
    public const int Width = 600;

    /// <summary>The call was never fully rated, and Twilio is asked no more.</summary>
    public required bool IsUnknown { get; init; }

    public string Title => Row.Direction switch
    {
        "inbound" => "Caller to your number",
        "outbound-api" => "Rung first",
        _ => "Dialled",
    };

    public string From => PhoneText.National(Row.FromNumber);
    public string To => PhoneText.National(Row.ToNumber);

    public string Cost => Row switch
    {
        { Price: { } price } => MoneyText.OfCall(price, Row.PriceCurrency),
        { IsOver: true, Duration: 0 } when Row.Status != LegRow.Lost => "free",
        _ => IsUnknown ? "not rated" : "pending",
    };

    /// <summary>Where on the line it rang and where it was talked, as positions and lengths.</summary>
    public required string RingX { get; init; }

    public required string RingWidth { get; init; }
    public required string TalkX { get; init; }
    public required string TalkWidth { get; init; }

    public string Course => Row switch
    {
        // Twilio picks the caller up at once, which is no answer yet.
        { EndedAt: { } ended, Direction: "inbound" } => $"{InstantText.Clock(Row.Began, Zone)} began, {InstantText.Clock(ended, Zone)} ended",
        { EndedAt: { } ended, Duration: > 0 } => $"{InstantText.Clock(Row.Began, Zone)} began, {InstantText.Clock(Answered(Row), Zone)} answered, {InstantText.Clock(ended, Zone)} ended",
        { EndedAt: { } ended } => $"{InstantText.Clock(Row.Began, Zone)} began, {InstantText.Clock(ended, Zone)} ended unanswered",
        _ => $"{InstantText.Clock(Row.Began, Zone)} began",
    };

    public static IReadOnlyList<LegLine> Of(IReadOnlyList<LegRow> legs, CallRow call, TimeZoneInfo zone)
    {
        if (legs.Count == 0)
        {
            return [];
        }
        var first = legs.Min(leg => leg.Began);
        var seconds = Math.Max(1, legs.Max(leg => (End(leg) - first).TotalSeconds));
        return [.. legs.Select(leg => new LegLine(leg, zone)
        {
            IsUnknown = call.CostState == "unknown",
            RingX = Text((leg.Began - first).TotalSeconds),
            RingWidth = Text((Answered(leg) - leg.Began).TotalSeconds),
            TalkX = Text((Answered(leg) - first).TotalSeconds),
            TalkWidth = Text((End(leg) - Answered(leg)).TotalSeconds),
        })];

        string Text(double part) => (Math.Max(0, part) / seconds * Width).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset End(LegRow leg) => leg.EndedAt > leg.Began ? leg.EndedAt.Value : leg.Began;

    // Twilio tells how long was talked, counted back from the end.
    private static DateTimeOffset Answered(LegRow leg) =>
        End(leg).AddSeconds(-leg.Duration) is var answered && answered > leg.Began ? answered : leg.Duration > 0 ? leg.Began : End(leg);
}
