using System.Data.Common;
using Dapper;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>The import of everything that Twilio still has, day by day backwards.</summary>
public sealed record HistoryImport
{
    /// <summary>Today among them. Twilio refuses whole requests that reach back further.</summary>
    public const int Days = 400;

    public string AccountSid { get; init; } = "";
    public string FirstDay { get; init; } = "";
    public string LastDay { get; init; } = "";
    public bool Paused { get; init; }

    /// <summary>Twilio is left alone until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public long Failures { get; init; }
    public string Problem { get; init; } = "";
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>1, 2, 4, 8 and then 15 minutes between the attempts, or as long as Twilio asks.</summary>
    public HistoryImport AfterRefusal(TwilioRefusal refusal, DateTimeOffset now) => this with
    {
        Failures = Failures + 1,
        NotBefore = now + (refusal.RetryAfter ?? TimeSpan.FromMinutes(Math.Min(15, Math.Pow(2, Math.Min(Failures, 10))))),
        Problem = refusal.Sentence,
    };

    /// <summary>The days that are not done, the newest first.</summary>
    public IEnumerable<DateOnly> Open(IReadOnlySet<string> done)
    {
        for (var day = UtcDay.Parse(LastDay); day >= UtcDay.Parse(FirstDay); day = day.AddDays(-1))
        {
            if (!done.Contains(UtcDay.Text(day)))
            {
                yield return day;
            }
        }
    }
}

public static class HistoryImportSql
{
    public static HistoryImport? Read(DbConnection connection) => connection.QuerySingleOrDefault<HistoryImport>("""
        select account_sid as AccountSid, first_day as FirstDay, last_day as LastDay, paused as Paused,
            not_before as NotBefore, failures as Failures, problem as Problem, finished_at as FinishedAt
        from history_import
        """);

    /// <summary>The import of this account, begun today if there was none; the days that Twilio forgot while it was paused are left out.</summary>
    public static HistoryImport Ensure(DbConnection connection, string accountSid, DateOnly today)
    {
        if (Read(connection) is { } known && known.AccountSid == accountSid)
        {
            var earliest = UtcDay.Text(today.AddDays(1 - HistoryImport.Days));
            if (known.FinishedAt is not null || string.CompareOrdinal(known.FirstDay, earliest) >= 0)
            {
                return known;
            }
            // Where even the last day is forgotten, nothing is left to read.
            connection.Execute("""
                update history_import
                set first_day = min(@earliest, last_day), finished_at = iif(last_day < @earliest, @now, null)
                """, new { earliest, now = UtcDay.Begin(today) });
            return Read(connection)!;
        }
        Begin(connection, accountSid, today);
        return Read(connection)!;
    }

    /// <summary>Starts from today backwards; the days of another account say nothing about this one.</summary>
    public static void Begin(DbConnection connection, string accountSid, DateOnly today) => connection.Execute("""
        delete from history_days;
        insert into history_import (id, account_sid, first_day, last_day)
        values (1, @accountSid, @first, @last)
        on conflict (id) do update set
            account_sid = excluded.account_sid,
            first_day = excluded.first_day,
            last_day = excluded.last_day,
            paused = 0,
            not_before = null,
            failures = 0,
            problem = '',
            finished_at = null
        """, new { accountSid, first = UtcDay.Text(today.AddDays(1 - HistoryImport.Days)), last = UtcDay.Text(today) });

    /// <summary>Reads the days from <paramref name="gap"/> to today too: the app was away for too long for the tail.</summary>
    public static void Reopen(DbConnection connection, DateOnly gap, DateOnly today)
    {
        if (Read(connection) is not { } import)
        {
            return;
        }
        var (from, to) = (UtcDay.Text(gap), UtcDay.Text(today));
        var followed = import with { FirstDay = import.LastDay, LastDay = UtcDay.Text(gap.AddDays(-1)) };
        HistoryDaysSql.SetEmpty(connection, followed.Open(HistoryDaysSql.Imported(connection)), DateTimeOffset.UnixEpoch);
        connection.Execute("""
            update history_days
            set imported_at = null
            where day >= @from;
            update history_import
            set first_day = max(first_day, @earliest), last_day = @to, finished_at = null
            """, new { from, to, earliest = UtcDay.Text(today.AddDays(1 - HistoryImport.Days)) });
    }

    public static void SetPaused(DbConnection connection, bool paused) => connection.Execute("""
        update history_import
        set paused = @paused, not_before = null
        """, new { paused });

    public static void SetWait(DbConnection connection, HistoryImport import) => connection.Execute("""
        update history_import
        set not_before = @NotBefore, failures = @Failures, problem = @Problem
        """, import);

    public static void Finish(DbConnection connection, DateTimeOffset now) => connection.Execute("""
        update history_import
        set finished_at = @now, not_before = null, failures = 0, problem = ''
        """, new { now });
}
