using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Routing;

/// <summary>One event that Twilio told, and what it changed.</summary>
public sealed record WebhookEventRow
{
    public long Id { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>call or recording.</summary>
    public string Kind { get; init; } = "call";

    /// <summary>The conversation: the parent leg's SID.</summary>
    public string CallSid { get; init; } = "";

    /// <summary>The leg or the recording that the event is about.</summary>
    public string SubjectSid { get; init; } = "";

    public string Digest { get; init; } = "";
    public string? Token { get; init; }

    /// <summary>The fields as JSON; null once they were forgotten.</summary>
    public string? Form { get; init; }

    public string Change { get; init; } = "";
}

public static class WebhookEventsSql
{
    /// <returns>Null for an event that was taken before.</returns>
    public static long? Insert(DbConnection connection, WebhookEventRow news) => connection.ExecuteScalar<long?>("""
        insert into webhook_events (received_at, kind, call_sid, subject_sid, digest, token, form, change)
        values (@ReceivedAt, @Kind, @CallSid, @SubjectSid, @Digest, @Token, @Form, @Change)
        on conflict do nothing
        returning id
        """, news);

    public static void SetChange(DbConnection connection, long id, string change) => connection.Execute("""
        update webhook_events
        set change = @change
        where id = @id
        """, new { id, change });

    public static List<WebhookEventRow> OfCall(DbConnection connection, string callSid) => connection.Query<WebhookEventRow>("""
        select id as Id, received_at as ReceivedAt, kind as Kind, call_sid as CallSid, subject_sid as SubjectSid,
            digest as Digest, token as Token, change as Change
        from webhook_events
        where call_sid = @callSid
        order by id
        """, new { callSid }).AsList();

    public static DateTimeOffset? LastAt(DbConnection connection) => connection.QuerySingleOrDefault<DateTimeOffset?>("""
        select received_at
        from webhook_events
        order by id desc
        limit 1
        """);

    /// <summary>Forgets what callers and phones the old events named; what they changed stays.</summary>
    public static int ForgetForms(DbConnection connection, DateTimeOffset before) => connection.Execute("""
        update webhook_events
        set form = null
        where form is not null
          and received_at < @before
        """, new { before });
}

/// <summary>Requests with a wrong signature, from one address that was seen.</summary>
public sealed record RefusedWebhookRow
{
    public string Seen { get; init; } = "";
    public string Expected { get; init; } = "";
    public long Times { get; init; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; init; }
}

public static class RefusedWebhooksSql
{
    /// <summary>Strangers may send what they like: only so many different addresses are kept.</summary>
    private const int Kept = 50;

    public static void Write(DbConnection connection, string seen, string expected, DateTimeOffset now) => connection.Execute("""
        insert into refused_webhooks (seen, expected, times, first_at, last_at)
        select @seen, @expected, 1, @now, @now
        where exists (select 1 from refused_webhooks where seen = @seen)
           or (select count(*) from refused_webhooks) < @kept
        on conflict (seen) do update set
            expected = excluded.expected,
            times = times + 1,
            last_at = excluded.last_at
        """, new { seen, expected, now, kept = Kept });

    public static List<RefusedWebhookRow> Since(DbConnection connection, DateTimeOffset since) => connection.Query<RefusedWebhookRow>("""
        select seen as Seen, expected as Expected, times as Times, first_at as FirstAt, last_at as LastAt
        from refused_webhooks
        where last_at >= @since
        order by last_at desc
        """, new { since }).AsList();

    /// <summary>A valid signature proves the address right: what was refused before says nothing any more.</summary>
    public static void Clear(DbConnection connection) => connection.Execute("delete from refused_webhooks");
}
