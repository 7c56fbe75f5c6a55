using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Recordings;

/// <summary>One file of the manifest: audio that came whole and is in its place.</summary>
public sealed record RecordingFileRow
{
    public const string Fetched = "fetched";
    public const string Verified = "verified";

    /// <summary>The file is not what came, and Twilio has it no more.</summary>
    public const string Damaged = "damaged";

    public required string Sid { get; init; }

    /// <summary>Its place below the folder of the recordings, with slashes.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the whole file, hexadecimal in lower case.</summary>
    public required string Sha256 { get; init; }

    public DateTimeOffset FetchedAt { get; init; }
    public DateTimeOffset CheckedAt { get; init; }
    public string State { get; init; } = Fetched;
}

/// <summary>What the kept audio comes to.</summary>
public sealed record KeptTotals
{
    public long Files { get; init; }
    public long Bytes { get; init; }
    public long Damaged { get; init; }
}

public static class RecordingFilesSql
{
    public static RecordingFileRow? Find(DbConnection connection, string sid) => connection.QuerySingleOrDefault<RecordingFileRow>("""
        select sid as Sid, file as File, bytes as Bytes, sha256 as Sha256, fetched_at as FetchedAt, checked_at as CheckedAt, state as State
        from recording_files
        where sid = @sid
        """, new { sid });

    public static void Write(DbConnection connection, RecordingFileRow file) => connection.Execute("""
        insert into recording_files (sid, file, bytes, sha256, fetched_at, checked_at, state)
        values (@Sid, @File, @Bytes, @Sha256, @FetchedAt, @CheckedAt, @State)
        on conflict (sid) do update set
            bytes = excluded.bytes,
            sha256 = excluded.sha256,
            fetched_at = excluded.fetched_at,
            checked_at = excluded.checked_at,
            state = excluded.state
        """, file);

    public static void SetChecked(DbConnection connection, string sid, string state, DateTimeOffset now) => connection.Execute("""
        update recording_files
        set state = @state, checked_at = @now
        where sid = @sid
        """, new { sid, state, now });

    public static void Delete(DbConnection connection, string sid) => connection.Execute("""
        delete from recording_files
        where sid = @sid
        """, new { sid });

    public static KeptTotals Totals(DbConnection connection) => connection.QuerySingle<KeptTotals>("""
        select count(*) as Files, coalesce(sum(bytes), 0) as Bytes, count(case when state = 'damaged' then 1 end) as Damaged
        from recording_files
        """);

    /// <summary>Files of recordings that are deleted: the process ended between the two.</summary>
    public static List<string> Forgotten(DbConnection connection) => connection.Query<string>("""
        select kept.sid
        from recording_files kept
        join recordings on recordings.sid = kept.sid
        where recordings.deleted_at is not null
        """).AsList();
}
