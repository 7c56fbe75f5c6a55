using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Features.Routing;

/// <summary>One event that Twilio told, and what it changed.</summary>
public sealed record WebhookEventRow
{
    /// <summary>The change of an event that told what was known.</summary>
    public const string Nothing = "nothing";

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

    public bool ChangedNothing => Change == Nothing;
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

    /// <summary>In the order they came; also those of a leg that came before its call was known, or of a call that seemed to be a leg.</summary>
    public static List<WebhookEventRow> OfCall(DbConnection connection, string callSid) => connection.Query<WebhookEventRow>("""
        select id as Id, received_at as ReceivedAt, kind as Kind, call_sid as CallSid, subject_sid as SubjectSid,
            digest as Digest, token as Token, change as Change
        from webhook_events
        where call_sid in (select @callSid union all select sid from legs where parent_sid = @callSid and orphan = 0)
           or (call_sid in (select parent_sid from legs where sid = @callSid and orphan = 1) and subject_sid = @callSid)
        order by id
        """, new { callSid }).AsList();

    /// <summary>Those of these calls of which anything was told.</summary>
    public static HashSet<string> Heard(DbConnection connection, IEnumerable<string> callSids) => [.. connection.Query<string>("""
        select distinct call_sid
        from webhook_events
        where call_sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(callSids) })];

    public static DateTimeOffset? LastAt(DbConnection connection) => connection.QuerySingleOrDefault<DateTimeOffset?>("""
        select received_at
        from webhook_events
        order by id desc
        limit 1
        """);

    /// <summary>Forgets what callers and phones the oldest events named; what they changed stays.</summary>
    public static int ForgetForms(DbConnection connection, DateTimeOffset before, int limit) => connection.Execute("""
        update webhook_events
        set form = null
        where id in (
            select id
            from webhook_events
            where form is not null
              and received_at < @before
            order by received_at
            limit @limit)
        """, new { before, limit });
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
    public static List<RefusedWebhookRow> All(DbConnection connection) => connection.Query<RefusedWebhookRow>("""
        select seen as Seen, expected as Expected, times as Times, first_at as FirstAt, last_at as LastAt
        from refused_webhooks
        """).AsList();

    public static void Replace(DbConnection connection, IEnumerable<RefusedWebhookRow> rows)
    {
        connection.Execute("delete from refused_webhooks");
        connection.Execute("""
            insert into refused_webhooks (seen, expected, times, first_at, last_at)
            values (@Seen, @Expected, @Times, @FirstAt, @LastAt)
            """, rows);
    }
}
