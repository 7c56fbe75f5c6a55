using System.Data.Common;
using Dapper;
using RankRentPro.Features.Shared;

namespace RankRentPro.Features.Sync;

/// <summary>One UTC day of the account's history that was read whole.</summary>
public sealed record HistoryDayRow
{
    public string Day { get; init; } = "";
    public DateTimeOffset ImportedAt { get; init; }
    public long ImportMs { get; init; }
    public long Calls { get; init; }
    public long Recordings { get; init; }
    public long BrokenRows { get; init; }
}

/// <summary>How far the import is; <see cref="MsPerDay"/> is measured on the last days that were read, null before the first.</summary>
public sealed record HistoryProgress
{
    public long Days { get; init; }
    public long Calls { get; init; }
    public long Recordings { get; init; }
    public long BrokenRows { get; init; }
    public double? MsPerDay { get; init; }
}

public static class HistoryDaysSql
{
    private const int Measured = 20;

    public static HashSet<string> Imported(DbConnection connection) => connection.Query<string>("""
        select day
        from history_days
        where imported_at is not null
        """).ToHashSet(StringComparer.Ordinal);

    public static void SetImported(DbConnection connection, HistoryDayRow day) => connection.Execute("""
        insert into history_days (day, imported_at, import_ms, calls, recordings, broken_rows)
        values (@Day, @ImportedAt, @ImportMs, @Calls, @Recordings, @BrokenRows)
        on conflict (day) do update set
            imported_at = excluded.imported_at,
            import_ms = excluded.import_ms,
            calls = excluded.calls,
            recordings = excluded.recordings,
            broken_rows = excluded.broken_rows
        """, day);

    /// <summary>These days need no reading.</summary>
    public static void SetEmpty(DbConnection connection, IEnumerable<DateOnly> days, DateTimeOffset now) => connection.Execute("""
        insert into history_days (day, imported_at)
        values (@day, @now)
        on conflict (day) do update set imported_at = coalesce(imported_at, excluded.imported_at)
        """, days.Select(day => new { day = UtcDay.Text(day), now }));

    public static HistoryProgress Progress(DbConnection connection, HistoryImport import) => connection.QuerySingle<HistoryProgress>("""
        select count(*) as Days, coalesce(sum(calls), 0) as Calls, coalesce(sum(recordings), 0) as Recordings,
            coalesce(sum(broken_rows), 0) as BrokenRows,
            (select avg(import_ms) from (
                select import_ms
                from history_days
                where import_ms > 0
                order by imported_at desc
                limit @measured)) as MsPerDay
        from history_days
        where imported_at is not null
          and day between @FirstDay and @LastDay
        """, new { import.FirstDay, import.LastDay, measured = Measured });

    /// <summary>Counts calls that webhooks missed, one for each time that a day is named.</summary>
    public static void AddMissed(DbConnection connection, IEnumerable<string> days) => connection.Execute("""
        insert into history_days (day, missed_webhooks)
        values (@day, 1)
        on conflict (day) do update set missed_webhooks = missed_webhooks + 1
        """, days.Select(day => new { day }));

    public static long Missed(DbConnection connection) => connection.ExecuteScalar<long>("""
        select coalesce(sum(missed_webhooks), 0)
        from history_days
        """);

    /// <summary>Days of these that were compared with Twilio's list after <paramref name="since"/>.</summary>
    public static HashSet<string> Reconciled(DbConnection connection, string firstDay, DateTimeOffset since) => connection.Query<string>("""
        select day
        from history_days
        where day >= @firstDay
          and reconciled_at > @since
        """, new { firstDay, since }).ToHashSet(StringComparer.Ordinal);

    public static void SetReconciled(DbConnection connection, DateOnly day, DateTimeOffset now) => connection.Execute("""
        insert into history_days (day, reconciled_at)
        values (@day, @now)
        on conflict (day) do update set reconciled_at = excluded.reconciled_at
        """, new { day = UtcDay.Text(day), now });
}
