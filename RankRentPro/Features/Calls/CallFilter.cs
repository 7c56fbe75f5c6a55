using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Features.Numbers;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>What the address of Call History means, checked.</summary>
public sealed record CallFilter
{
    public string? Outcome { get; init; }
    public string? Direction { get; init; }
    public long? NumberId { get; init; }

    /// <summary>The call's site, as it was when the call began.</summary>
    public string? Site { get; init; }

    public bool Recorded { get; init; }

    /// <summary>Only calls that were their caller's first to the site.</summary>
    public bool FirstCall { get; init; }

    public long? MinDuration { get; init; }
    public long? MaxDuration { get; init; }

    /// <summary>Whole days in the viewer's zone, both inclusive.</summary>
    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    /// <summary>The same days as instants.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? Note { get; init; }
    public string? Tag { get; init; }
    public string Digits { get; init; } = "";
    public (long StartedAt, long Id)? After { get; init; }

    /// <summary>Rows to pass over: for programs that ask for pages by number.</summary>
    public int Offset { get; init; }

    /// <summary>The sums know how many calls fit, where their days are the viewer's.</summary>
    public bool IsSummed => AreDaysWhole && IsPlain;

    /// <summary>Number, site, direction, outcome and time alone.</summary>
    public bool IsPlain => !Recorded && !FirstCall && MinDuration is null && MaxDuration is null && Note is null && Tag is null && Digits.Length == 0;

    // Instants that are no days are in no sum.
    private bool AreDaysWhole => (Since is null) == (FirstDay is null) && (Until is null) == (LastDay is null);

    public static CallFilter Read(DbConnection connection, CallQueryText text, TimeZoneInfo zone, ModelStateDictionary problems)
    {
        var read = new CallFilterReading(problems.AddModelError);
        var (first, last) = (read.Day(text.From, "from"), read.Day(text.To, "to"));
        var (min, max) = (read.Duration(text.Min, "min"), read.Duration(text.Max, "max"));
        read.RefuseIf(first > last, "to", "This day is before the first one.");
        read.RefuseIf(min > max, "max", "This is shorter than the shortest.");
        return new()
        {
            Outcome = read.OneOf(text.Status, CallWords.Outcomes, "status"),
            Direction = read.OneOf(text.Direction, ["inbound", "outbound"], "direction"),
            NumberId = read.Number(text.Number, typed => NumberChoice.Find(connection, typed)?.Id),
            Site = read.Site(text.Site, typed => SitesSql.Find(connection, typed)),
            Recorded = read.OneOf(text.Recording, ["yes"], "recording") is not null,
            FirstCall = read.OneOf(text.Caller, ["first"], "caller") is not null,
            MinDuration = min,
            MaxDuration = max,
            FirstDay = first,
            LastDay = last,
            Since = first is { } from ? InstantText.StartOfDay(from, zone) : null,
            Until = last is { } to ? InstantText.StartOfDay(to.AddDays(1), zone) : null,
            Note = read.Words(text.Note, "note"),
            Tag = read.Tag(text.Tag),
            Digits = read.Digits(text.Q, "q"),
            After = read.Place(text.After),
        };
    }

    public static string Place(CallRow last) => string.Create(CultureInfo.InvariantCulture, $"{last.StartedAt.ToUnixTimeMilliseconds()}-{last.Id}");
}
