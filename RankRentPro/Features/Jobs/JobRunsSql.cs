using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Jobs;

/// <summary>One run of a background job, kept over restarts.</summary>
public sealed record JobRunRow
{
    public long Id { get; init; }
    public string Job { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string Summary { get; init; } = "";
}

public static class JobRunsSql
{
    public const string Done = "done";
    public const string Failed = "failed";

    public static long Start(DbConnection connection, string job, DateTimeOffset now) => connection.ExecuteScalar<long>("""
        insert into job_runs (job, state, started_at)
        values (@job, 'running', @now)
        returning id
        """, new { job, now });

    public static void Finish(DbConnection connection, long id, string state, string summary, DateTimeOffset now) => connection.Execute("""
        update job_runs
        set state = @state, summary = @summary, finished_at = @now
        where id = @id
        """, new { id, state, summary, now });

    /// <summary>A run that the end of the process cut off is not running any more.</summary>
    public static void EndAbandoned(DbConnection connection, DateTimeOffset now) => connection.Execute("""
        update job_runs
        set state = 'failed', summary = 'The app stopped during this run.', finished_at = @now
        where state = 'running'
        """, new { now });

    public static JobRunRow? Last(DbConnection connection, string job) => connection.QueryFirstOrDefault<JobRunRow>("""
        select id as Id, job as Job, state as State, started_at as StartedAt, finished_at as FinishedAt, summary as Summary
        from job_runs
        where job = @job
        order by id desc
        limit 1
        """, new { job });

    public static JobRunRow? LastDone(DbConnection connection, string job) => connection.QueryFirstOrDefault<JobRunRow>("""
        select id as Id, job as Job, state as State, started_at as StartedAt, finished_at as FinishedAt, summary as Summary
        from job_runs
        where job = @job
          and state = 'done'
        order by id desc
        limit 1
        """, new { job });

    /// <summary>Keeps the newest runs of each job.</summary>
    public static void Trim(DbConnection connection, string job, int keep) => connection.Execute("""
        delete from job_runs
        where job = @job
          and id <= (select id from job_runs where job = @job order by id desc limit 1 offset @keep)
        """, new { job, keep });

    public static string? Remembered(DbConnection connection, string name) => connection.ExecuteScalar<string?>("""
        select value
        from job_memory
        where name = @name
        """, new { name });

    public static void Remember(DbConnection connection, string name, string value) => connection.Execute("""
        insert into job_memory (name, value)
        values (@name, @value)
        on conflict (name) do update set value = excluded.value
        """, new { name, value });
}
