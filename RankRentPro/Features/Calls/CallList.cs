using System.Globalization;
using RankRentPro.Features.Live;
using RankRentPro.Features.Shared;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>One call as a row of the list shows it.</summary>
public sealed record CallLine(CallRow Row, TimeZoneInfo Zone)
{
    public string ElementId => $"call-{Row.Sid}";
    public OutcomeLook Look => CallWords.Look(Row.Outcome);
    public string From => PhoneText.National(Row.FromNumber);
    public string To => PhoneText.National(Row.ToNumber);
    public string Site => Row.Site;
    public bool CanCallBack => Row.IsInbound && Row.IsOver && Row.FromNumber.StartsWith('+');
    public bool IsMissed => Row.Outcome is "missed" or "voicemail";
    public string CallBackLink => $"/calls/new?to={Uri.EscapeDataString(Row.FromNumber)}&from={Uri.EscapeDataString(Row.ToNumber)}";

    public string Cost => Row.CostState switch
    {
        "final" => MoneyText.Of(Row.Cost, Row.CostCurrency),
        "unknown" => $"at least {MoneyText.Of(Row.Cost, Row.CostCurrency)}",
        _ => "pending",
    };
}

public sealed record CallRows(IReadOnlyList<CallLine> Lines, string? Next, bool WasCutShort, CallQueryText Query)
{
    public const int PageSize = 50;

    public static CallRows Of(CallStretch stretch, CallQueryText query, TimeZoneInfo zone) =>
        new([.. stretch.Calls.Select(call => new CallLine(call, zone))], stretch.Next, stretch.WasCutShort, query);
}

/// <summary>The tab Call History.</summary>
public sealed record CallList
{
    public required PhoneNumbersHead Head { get; init; }

    /// <summary>Where the event stream goes on from this list.</summary>
    public required LivePlace Place { get; init; }

    public required CallRows Rows { get; init; }
    public required CallQueryText Query { get; init; }

    /// <summary>Null where counting says nothing, because the filter could not be read.</summary>
    public CallCount? Count { get; init; }

    public bool IsContinued => !string.IsNullOrEmpty(Query.After);

    public string CountText => Count switch
    {
        null => "",
        { OfLatest: true } => $"{Number} among the latest 20,000",
        _ => Number,
    };

    private string Number => Count!.Calls switch
    {
        1 => "1 call",
        > 10_000 => "10,000+ calls",
        var n => string.Create(CultureInfo.InvariantCulture, $"{n:N0} calls"),
    };
}
