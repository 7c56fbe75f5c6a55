using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;

namespace RankRentPro.Features.Live;

/// <summary>What an open page shows, and so what it is told.</summary>
public sealed record LiveView
{
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The list of calls with this filter; null on a page without one.</summary>
    public CallFilter? Calls { get; init; }

    public bool Numbers { get; init; }
}

/// <summary>A call that changed, and whether the list that is open asks for it.</summary>
public sealed record ChangedCall(CallLine Line, bool Fits);

/// <summary>Everything that changed since a page was told last.</summary>
public sealed record LiveNews
{
    /// <summary>More at once than a page can follow row by row: an import, or the time a tab was in the background.</summary>
    private const int MostRows = 20;

    public required LivePlace Place { get; init; }
    public IReadOnlyList<ChangedCall> Calls { get; init; } = [];
    public IReadOnlyList<NumberCard> Cards { get; init; } = [];

    /// <summary>What the page has to ask for itself, as DOM events.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public static LiveNews Read(Database database, LiveTopics topics, LiveView view, LivePlace seen) => database.Read(connection =>
    {
        var (version, sync) = (topics.Version, JobRunsSql.Remembered(connection, "sync") ?? "");
        var changed = CallsSql.Changed(connection, seen.Calls, MostRows + 1);
        var last = changed.Count > MostRows ? CallsSql.LastChange(connection) : changed is [.., var newest] ? newest.ChangedAt : seen.Calls;
        var rows = changed.Count > MostRows ? [] : changed;
        var fitting = view.Calls is null ? [] : CallListSql.Fitting(connection, view.Calls, rows.Select(call => call.Id));
        return new LiveNews
        {
            Place = new() { Run = topics.Run, Topics = version, Calls = last, Sync = sync },
            Calls = view.Calls is null ? [] : [.. rows.Select(call => new ChangedCall(new CallLine(call, view.Zone), fitting.Contains(call.Id)))],
            Cards = view.Numbers ? [.. NumbersSql.ById(connection, rows.Select(call => call.NumberId).OfType<long>()).Select(row => new NumberCard(row, view.Zone))] : [],
            Events =
            [
                .. seen.Run == topics.Run ? topics.Since(seen.Topics) : [LiveTopics.Numbers],
                .. changed.Count > 0 ? ["now", "recordings"] : Array.Empty<string>(),
                .. changed.Count > MostRows ? ["calls"] : Array.Empty<string>(),
                .. seen.Sync == sync ? [] : new[] { "sync" },
            ],
        };
    });
}
