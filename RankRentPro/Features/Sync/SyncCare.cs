using System.Data.Common;
using Dapper;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Sync;

/// <summary>How the stored calls are kept like Twilio's, as its page tells it.</summary>
public sealed record SyncCare
{
    private const string Gone = """
        select (select count(*) from calls join legs on legs.sid = calls.sid where legs.gone_at is not null) as Calls,
            (select count(*) from recordings where gone_at is not null) as Recordings
        """;

    public required IReadOnlyList<CareLine> Lines { get; init; }
    public required long Missed { get; init; }
    public required (long Calls, long Recordings) Deleted { get; init; }

    public static SyncCare Read(DbConnection connection) => new()
    {
        Lines =
        [
            Line(connection, "New calls, every 2 minutes", SyncJob.Name),
            Line(connection, "Older calls", HistoryJob.Name),
            Line(connection, "The last 2 days, each hour", RereadJob.Hourly),
            Line(connection, "The last 8 days, each night", RereadJob.Nightly),
            Line(connection, $"Twilio’s lists of {ReconcileJob.Days} days, each once a week", ReconcileJob.Name),
            Line(connection, "Calls in progress for over 4 hours, each hour", StaleCallsJob.Name),
        ],
        Missed = HistoryDaysSql.Missed(connection),
        Deleted = connection.QuerySingle<(long, long)>(Gone),
    };

    private static CareLine Line(DbConnection connection, string what, string job) => new(what, JobRunsSql.Last(connection, job));
}

/// <summary>One kind of reading and its last run; null before the first, or while there was nothing to do.</summary>
public sealed record CareLine(string What, JobRunRow? Last)
{
    public bool HasFailed => Last?.State == JobRunsSql.Failed;
    public string Outcome => Last switch
    {
        null => "Not needed yet",
        { FinishedAt: null } => "Under way",
        var last => last.Summary,
    };
}
