using RankRentPro.Data;
using RankRentPro.Features.Live;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Shared;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>One number as its card shows it.</summary>
public sealed record NumberCard(NumberRow Row, TimeZoneInfo Zone)
{
    public string ElementId => $"number-{Row.Id}";
    public string National => PhoneText.National(Row.PhoneNumber);
    public string Fee => Row.MonthlyFee is { } fee ? $"{MoneyText.Of(fee, Row.FeeCurrency)} a month" : "price not known yet";
    public string Type => NumberTypes.Words(Row.NumberType);

    /// <summary>Twilio has no address to ask what to do with its calls.</summary>
    public bool IsUnanswered => Row.IsActive && Row.Voice && Row.VoiceUrl.Length == 0;

    /// <summary>Something else answers its calls: another app, an application or trunk, or this app under an address that it had before.</summary>
    /// <param name="answers">Where this app answers calls; null where it cannot.</param>
    public bool IsElsewhere(string? answers) => Row.IsActive && Row.Voice && Row.VoiceUrl.Length > 0 && Row.VoiceUrl.Split('#')[0] != answers?.Split('#')[0];

    /// <summary>Its calls are answered here, and how they end is told to nobody or to somebody else.</summary>
    public bool TellsNoEnds => Row.IsActive && Row.Voice
        && WebhookAddresses.CallStatusBeside(Row.VoiceUrl) is { } told && Row.StatusCallback is { } set && set.Split('#')[0] != told;
}

public sealed record NumberCards(IReadOnlyList<NumberCard> Cards, string? Next, string Search)
{
    /// <summary>The card of one number, wherever its list is.</summary>
    public static NumberCards Only(NumberCard card) => new([card], null, "");
}

/// <summary>The tab My Numbers.</summary>
public sealed record NumberList
{
    public required PhoneNumbersHead Head { get; init; }

    /// <summary>Where the event stream goes on from this list.</summary>
    public required LivePlace Place { get; init; }

    public required NumberCards Cards { get; init; }
    public string Search { get; init; } = "";
    public (long All, long Released) Count { get; init; }

    /// <summary>The place in the list that the address names; null at its start.</summary>
    public string? After { get; init; }

    public bool IsContinued => After is not null;

    /// <summary>This list again, from the same place on.</summary>
    public string Link => $"/numbers?q={Uri.EscapeDataString(Search)}{(IsContinued ? $"&after={After}" : "")}";

    public const int PageSize = 24;

    public static NumberCards ReadCards(Database database, NumberFilter filter, TimeZoneInfo zone)
    {
        var rows = database.Read(connection => NumberListSql.Page(connection, filter, PageSize + 1));
        var shown = rows.Take(PageSize).Select(row => new NumberCard(row, zone)).ToList();
        return new(shown, rows.Count > PageSize ? NumberFilter.Next(rows[PageSize - 1]) : null, filter.Search);
    }
}
