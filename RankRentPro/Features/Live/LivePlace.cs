using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Live;

/// <summary>How far a page has been told: the id of each message, and what a browser sends back after a lost connection.</summary>
public sealed record LivePlace
{
    /// <summary>Where the layout finds it in the data of the view.</summary>
    public const string Key = "Live";

    /// <summary>The run of the app that counted <see cref="Topics"/>.</summary>
    public long Run { get; init; }

    public long Topics { get; init; }

    /// <summary>The clock of changes of the calls.</summary>
    public DateTimeOffset Calls { get; init; }

    /// <summary>What the sync told of itself; not part of the id, because it is asked for at every new connection.</summary>
    public string? Sync { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}-{Topics}-{Calls.ToUnixTimeMilliseconds()}");

    /// <summary>Where a page that is made now begins to listen; read before what the page shows.</summary>
    public static LivePlace Now(Database database, LiveTopics topics) =>
        new() { Run = topics.Run, Topics = topics.Version, Calls = database.Known(nameof(LivePlace), CallsSql.LastChange) };

    /// <summary>For a page without a list of its own; the layout connects it. A fragment goes into a page that listens already.</summary>
    public static void Begin(PageModel page, Database database, LiveTopics topics) =>
        page.ViewData[Key] = page.Request.WantsFragment() ? null : Now(database, topics);

    /// <returns>Null for a text that is no place.</returns>
    public static LivePlace? Parse(string? text) =>
        text?.Split('-') is [var run, var topics, var calls]
        && Number(run) is { } knownRun && Number(topics) is { } knownTopics && Number(calls) is { } knownCalls and < 253_402_300_800_000
            ? new() { Run = knownRun, Topics = knownTopics, Calls = DateTimeOffset.FromUnixTimeMilliseconds(knownCalls) }
            : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
