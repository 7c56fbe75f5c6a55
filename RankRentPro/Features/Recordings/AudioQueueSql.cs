using System.Data.Common;
using System.Text.Json;
using Dapper;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Recordings;

/// <summary>Which audio is still to be fetched, and which may be deleted at Twilio.</summary>
public static class AudioQueueSql
{
    // Word by word the condition of the index recordings_not_queued.
    private const string NotQueued = "audio_queued_at is null and status = 'completed' and deleted_at is null and gone_at is null and coalesce(duration, 1) > 0";

    public static bool HasNew(DbConnection connection, DateTimeOffset since) => connection.ExecuteScalar<bool>($"""
        select exists (select 1 from recordings where {NotQueued} and created_at >= @since)
        """, new { since });

    /// <summary>Queues the newest recordings whose audio nobody asked for yet.</summary>
    public static void Add(DbConnection connection, DateTimeOffset since, DateTimeOffset now, int limit)
    {
        var sids = connection.Query<string>($"""
            select sid
            from recordings
            where {NotQueued}
              and created_at >= @since
            order by created_at desc
            limit @limit
            """, new { since, limit }).AsList();
        connection.Execute("""
            update recordings
            set audio_queued_at = @now
            where sid in (select value from json_each(@sids))
            """, new { now, sids = JsonSerializer.Serialize(sids) });
        DeferredSql.Add(connection, sids.Select(sid => new DeferredRow { Kind = AudioJob.Kind, Key = sid, DueAt = now }));
    }

    /// <summary>Copies that are safe here, of recordings that Twilio still has and has rated: after the deletion no price comes.</summary>
    public static List<string> Safe(DbConnection connection, DateTimeOffset unratedBefore, int limit) => connection.Query<string>("""
        select recordings.sid
        from recordings
        join recording_files kept on kept.sid = recordings.sid
        where audio_queued_at is not null and freed_at is null and gone_at is null and deleted_at is null
          and kept.state <> 'damaged'
          and (price is not null or created_at < @unratedBefore)
          and not exists (select 1 from deferred where kind = @kind and key = recordings.sid)
        order by created_at
        limit @limit
        """, new { unratedBefore, limit, kind = TwilioCopiesJob.Kind }).AsList();

    public static AudioBacklog Backlog(DbConnection connection, DateTimeOffset failingSince) => connection.QuerySingle<AudioBacklog>($"""
        select (select count(*) from deferred where kind = @kind) + (select count(*) from recordings where {NotQueued}) as Waiting,
            (select count(*) from deferred join recordings on recordings.sid = deferred.key
             where kind = @kind and attempts > 0 and audio_queued_at <= @failingSince) as Failing,
            coalesce((select last_error from deferred where kind = @kind and attempts > 0 order by attempts desc, key limit 1), '') as Problem
        """, new { kind = AudioJob.Kind, failingSince });
}

/// <summary>Audio that is not here yet.</summary>
public sealed record AudioBacklog
{
    public long Waiting { get; init; }

    /// <summary>Those among them that were tried in vain since long.</summary>
    public long Failing { get; init; }

    /// <summary>What is wrong with the one that was tried most often.</summary>
    public string Problem { get; init; } = "";
}
