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

    /// <summary>The sums of everything.</summary>
    public bool Dashboard { get; init; }
}

/// <summary>A call that changed, and whether the list that is open asks for it.</summary>
public sealed record ChangedCall(CallLine Line, bool Fits);

/// <summary>Everything that changed since a page was told last.</summary>
public sealed record LiveNews
{
    /// <summary>More at once than a page can follow row by row: an import, or the time a tab was in the background.</summary>
    private const int MostRows = 20;

    // A history that is imported is no news; a call of the last days that was missed is. A tab that slept counts from where it left off.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    public required LivePlace Place { get; init; }

    /// <summary>Too much to follow: the list asks for itself anew.</summary>
    public bool IsFlood { get; init; }

    public IReadOnlyList<ChangedCall> Calls { get; init; } = [];
    public IReadOnlyList<NumberCard> Cards { get; init; } = [];

    /// <summary>What the dashboard shows changed.</summary>
    public bool ForDashboard { get; init; }

    /// <summary>What the page has to ask for itself, as DOM events.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public static LiveNews Read(Database database, LiveTopics topics, LiveView view, LivePlace seen, DateTimeOffset now) => database.Read(connection =>
    {
        // What changes while this reads is told twice at worst, and never passed over: so the place is read before the rows.
        var (version, sync, last) = (topics.Version, JobRunsSql.Remembered(connection, "sync") ?? "", CallsSql.LastChange(connection));
        var marked = seen.Run == topics.Run ? topics.CallsSince(seen.Topics) : [];
        var since = (seen.Calls < now ? seen.Calls : now) - Recent;
        List<CallRow> changed = [.. CallsSql.Changed(connection, seen.Calls, since, MostRows + 1).UnionBy(marked.Count == 0 ? [] : CallsSql.BySid(connection, marked), call => call.Id)];
        var isFlood = changed.Count > MostRows;
        var rows = isFlood ? [] : changed;
        var fitting = view.Calls is null ? [] : CallListSql.Fitting(connection, view.Calls, rows.Select(call => call.Id));
        var marks = view.Calls is null ? [] : CallNotesSql.Of(connection, rows.Select(call => call.Id));
        return new LiveNews
        {
            Place = new() { Run = topics.Run, Topics = version, Calls = last, Sync = sync },
            IsFlood = isFlood,
            Calls = view.Calls is null ? [] : [.. rows.Select(call => new ChangedCall(new CallLine(call, marks[call.Id], view.Zone), fitting.Contains(call.Id)))],
            Cards = view.Numbers ? [.. NumbersSql.ById(connection, rows.Select(call => call.NumberId).OfType<long>()).Select(row => new NumberCard(row, view.Zone))] : [],
            // The first look at a connection does not know what the sync told before.
            ForDashboard = view.Dashboard && (changed.Count > 0 || seen.Run != topics.Run || version > seen.Topics || (seen.Sync is not null && seen.Sync != sync)),
            Events =
            [
                // The strip stays when a list is drawn anew, and with it the connection: what began in between was told to nobody.
                .. seen.Sync is null && changed.Count == 0 && CallsSql.Running(connection, 1).Count > 0 ? ["now"] : Array.Empty<string>(),
                .. Topics(topics, seen).Concat(isFlood ? [view.Numbers ? LiveTopics.Numbers : "calls"] : []).Distinct(),
                .. Happened(changed.Count, rows),
                .. seen.Sync is null || seen.Sync == sync ? Array.Empty<string>() : ["sync"],
            ],
        };
    });

    // After a restart of the app nobody knows what was told before.
    private static IReadOnlyList<string> Topics(LiveTopics topics, LivePlace seen) => seen.Run == topics.Run ? topics.Since(seen.Topics) : [LiveTopics.Numbers];

    private static IEnumerable<string> Happened(int changed, IEnumerable<CallRow> rows) =>
        [.. changed > 0 ? ["now", LiveTopics.Recordings] : Array.Empty<string>(), .. rows.Select(call => $"call-{call.Sid}")];
}
