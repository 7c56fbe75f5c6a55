using System.Globalization;
using RankRentPro.Features.Live;
using RankRentPro.Features.Shared;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>One call as a row of the list shows it.</summary>
public sealed record CallLine(CallRow Row, CallMarks Marks, TimeZoneInfo Zone)
{
    public string NoteLink => $"/calls/{Row.Sid}/note";

    /// <summary>Empty where a caller's calls are not counted.</summary>
    public string CallerText => Marks.Ordinal switch
    {
        0 => "",
        1 => "First call",
        >= CallerCountSql.Most => $"Repeat caller ({CallerCountSql.Most:N0}+)",
        var n => $"Repeat caller ({n})",
    };

    public IReadOnlyList<string> Tags => Marks.Tags.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    public string ElementId => $"call-{Row.Sid}";
    public OutcomeLook Look => CallWords.Look(Row.Outcome);

    /// <summary>As a list shows it, which has no room for the reason: a call under way says how far it is.</summary>
    public OutcomeLook ShortLook => Row.IsOver ? Look
        : Look with { Word = Row.Reason.StartsWith("Talking", StringComparison.Ordinal) ? "Talking" : Row.Reason == "Ending" ? "Ending" : "Ringing" };
    public string From => PhoneText.National(Row.FromNumber);
    public string To => PhoneText.National(Row.ToNumber);
    public string Site => Row.Site;
    public bool CanCallBack => Row.IsInbound && Row.IsOver && Row.FromNumber.StartsWith('+') && !PhoneText.IsWithheld(Row.FromNumber);
    public bool IsMissed => Row.Outcome is "missed" or "voicemail";
    public string CallBackLink => $"/calls/new?to={Uri.EscapeDataString(Row.FromNumber)}&from={Uri.EscapeDataString(Row.ToNumber)}";

    public string Cost => Row.CostState switch
    {
        "final" => MoneyText.OfCall(Row.Cost, Row.CostCurrency),
        "unknown" => $"at least {MoneyText.OfCall(Row.Cost, Row.CostCurrency)}",
        _ => "pending",
    };
}

public sealed record CallRows(IReadOnlyList<CallLine> Lines, string? Next, bool WasCutShort, CallQueryText Query)
{
    public const int PageSize = 50;

    /// <summary>The row of one call, wherever its list is.</summary>
    public static CallRows Only(CallLine line) => new([line], null, WasCutShort: false, new());

    public static CallRows Of(CallStretch stretch, CallQueryText query, TimeZoneInfo zone) =>
        new([.. stretch.Calls.Select(call => new CallLine(call.Row, call.Marks, zone))], stretch.Next, stretch.WasCutShort, query);
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

    /// <summary>The list takes single keys while one of its rows has the focus.</summary>
    public bool TakesKeys { get; init; }

    public bool IsContinued => !string.IsNullOrEmpty(Query.After);

    /// <summary>This list again, from the same place on.</summary>
    public string Link => Query.Link(IsContinued ? Query.After : null);

    /// <summary>There are calls that the list does not show, and paper cannot ask for.</summary>
    public bool IsPart => IsContinued || Rows.Next is not null;

    public string CountText => Count switch
    {
        null => "",
        { OfLatest: true } => $"{Number} among the latest 20,000",
        _ => Number,
    };

    private string Number => Count! switch
    {
        { Calls: 1 } => "1 call",
        { IsExact: false, Calls: > CallSearch.CountedRows } => "10,000+ calls",
        { Calls: var n } => string.Create(CultureInfo.InvariantCulture, $"{n:N0} calls"),
    };
}
