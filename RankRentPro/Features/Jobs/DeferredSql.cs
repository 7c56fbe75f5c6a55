using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Jobs;

/// <summary>Something to be done later.</summary>
public sealed record DeferredRow
{
    public string Kind { get; init; } = "";
    public string Key { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }
    public long Attempts { get; init; }
    public string LastError { get; init; } = "";
}

public static class DeferredSql
{
    /// <summary>Adds what is not there yet; what is there keeps its own time.</summary>
    public static void Add(DbConnection connection, IEnumerable<DeferredRow> work) => connection.Execute("""
        insert into deferred (kind, key, due_at)
        values (@Kind, @Key, @DueAt)
        on conflict (kind, key) do nothing
        """, work);

    public static List<DeferredRow> Due(DbConnection connection, string kind, DateTimeOffset now, int limit) => connection.Query<DeferredRow>("""
        select kind as Kind, key as Key, due_at as DueAt, attempts as Attempts, last_error as LastError
        from deferred
        where kind = @kind
          and due_at <= @now
        order by due_at
        limit @limit
        """, new { kind, now, limit }).AsList();

    public static bool Has(DbConnection connection, string kind, string key) => connection.ExecuteScalar<bool>("""
        select exists (select 1 from deferred where kind = @kind and key = @key)
        """, new { kind, key });

    public static DeferredRow? Find(DbConnection connection, string kind, string key) => connection.QuerySingleOrDefault<DeferredRow>("""
        select kind as Kind, key as Key, due_at as DueAt, attempts as Attempts, last_error as LastError
        from deferred
        where kind = @kind
          and key = @key
        """, new { kind, key });

    public static void Again(DbConnection connection, DeferredRow work, DateTimeOffset dueAt, string error) => connection.Execute("""
        update deferred
        set due_at = @dueAt, attempts = attempts + 1, last_error = @error
        where kind = @Kind
          and key = @Key
        """, new { work.Kind, work.Key, dueAt, error });

    public static void Done(DbConnection connection, DeferredRow work) => connection.Execute("""
        delete from deferred
        where kind = @Kind
          and key = @Key
        """, work);

    public static void DropAll(DbConnection connection, string kind) => connection.Execute("""
        delete from deferred
        where kind = @kind
        """, new { kind });
}
