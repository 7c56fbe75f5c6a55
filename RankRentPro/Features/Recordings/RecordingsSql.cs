using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Features.Recordings;

public static class RecordingsSql
{
    internal const string Columns = """
        sid as Sid, leg_sid as LegSid, status as Status, source as Source, channels as Channels,
        duration as Duration, price as Price, created_at as CreatedAt, deleted_at as DeletedAt, gone_at as GoneAt,
        freed_at as FreedAt, kept_days as KeptDays,
        exists (select 1 from recording_files where recording_files.sid = recordings.sid) as IsKept
        """;

    /// <summary>The recordings of these legs, the deleted ones among them.</summary>
    public static List<RecordingRow> OfLegs(DbConnection connection, IEnumerable<string> legSids) => connection.Query<RecordingRow>($"""
        select {Columns}
        from recordings
        where leg_sid in (select value from json_each(@sids))
        order by created_at, sid
        """, new { sids = JsonSerializer.Serialize(legSids) }).AsList();

    /// <summary>Which of these were ready to be heard already, or had been.</summary>
    public static List<string> ReadyAmong(DbConnection connection, IEnumerable<string> sids) => connection.Query<string>("""
        select sid
        from recordings
        where sid in (select value from json_each(@sids))
          and status = 'completed'
        """, new { sids = JsonSerializer.Serialize(sids) }).AsList();

    public static RecordingRow? Find(DbConnection connection, string sid) => connection.QuerySingleOrDefault<RecordingRow>($"""
        select {Columns}
        from recordings
        where sid = @sid
          and deleted_at is null
        """, new { sid });

    /// <summary>
    /// A deleted recording stays deleted, whatever Twilio still lists; a blank never overwrites a value. An event may leave out
    /// everything but the SIDs, so what it guessed (one channel, made when the event came) gives way in whichever order both come.
    /// </summary>
    public static void Write(DbConnection connection, IEnumerable<RecordingRow> recordings) => connection.Execute("""
        insert into recordings (sid, leg_sid, status, source, channels, duration, price, created_at)
        values (@Sid, @LegSid, @Status, @Source, @Channels, @Duration, @Price, @CreatedAt)
        on conflict (sid) do update set
            leg_sid = iif(leg_sid = '', excluded.leg_sid, leg_sid),
            status = case when status in ('completed', 'absent') then status else excluded.status end,
            source = iif(source = '', excluded.source, source),
            channels = max(channels, excluded.channels),
            created_at = min(created_at, excluded.created_at),
            duration = coalesce(excluded.duration, duration),
            price = coalesce(excluded.price, price)
        """, recordings);

    public static void Delete(DbConnection connection, string sid, DateTimeOffset now) => connection.Execute("""
        update recordings
        set deleted_at = @now
        where sid = @sid
        """, new { sid, now });

    /// <summary>Its age is why it is deleted, and its call says so.</summary>
    public static void Expire(DbConnection connection, string sid, int days, DateTimeOffset now) => connection.Execute("""
        update recordings
        set deleted_at = @now, kept_days = @days
        where sid = @sid
          and deleted_at is null
        """, new { sid, days, now });

    /// <summary>The oldest recordings made before an instant, with or without a copy here.</summary>
    public static List<RecordingRow> MadeBefore(DbConnection connection, DateTimeOffset before, int limit) => connection.Query<RecordingRow>($"""
        select {Columns}
        from recordings
        where deleted_at is null
          and status = 'completed'
          and created_at < @before
        order by created_at
        limit @limit
        """, new { before, limit }).AsList();

    public static void MarkFreed(DbConnection connection, string sid, DateTimeOffset now) => connection.Execute("""
        update recordings
        set freed_at = @now
        where sid = @sid
        """, new { sid, now });

    /// <summary>The recordings made between two instants, as Twilio filters them, that nobody deleted.</summary>
    public static List<string> Made(DbConnection connection, DateTimeOffset from, DateTimeOffset until) => connection.Query<string>("""
        select sid
        from recordings
        where created_at >= @from
          and created_at < @until
          and deleted_at is null
          and gone_at is null
          and freed_at is null
        """, new { from, until }).AsList();

    /// <summary>What this app deletes at Twilio itself is not gone.</summary>
    /// <returns>The leg that it is of, where it was not known to be gone.</returns>
    public static List<string> MarkGone(DbConnection connection, string sid, DateTimeOffset now) => connection.Query<string>("""
        update recordings
        set gone_at = @now
        where sid = @sid
          and gone_at is null
          and freed_at is null
          and not exists (select 1 from deferred where kind = @kind and key = @sid)
        returning leg_sid
        """, new { sid, now, kind = TwilioCopiesJob.Kind }).AsList();

    /// <summary>Twilio lists them after all.</summary>
    /// <returns>The legs of those that were taken for gone.</returns>
    public static List<string> MarkFound(DbConnection connection, IEnumerable<string> sids) => connection.Query<string>("""
        update recordings
        set gone_at = null,
            audio_queued_at = iif(exists (select 1 from recording_files where recording_files.sid = recordings.sid), audio_queued_at, null)
        where gone_at is not null
          and sid in (select value from json_each(@sids))
        returning leg_sid
        """, new { sids = JsonSerializer.Serialize(sids) }).AsList();
}
