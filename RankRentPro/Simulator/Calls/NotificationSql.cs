using System.Data.Common;
using Dapper;
using RankRentPro.Simulator.Rest;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>A problem with our answers or addresses, as Twilio's debugger keeps it.</summary>
internal sealed record NotificationRow
{
    public string Sid { get; init; } = "";
    public string? CallSid { get; init; }
    public required int ErrorCode { get; init; }

    /// <summary>0 an error, 1 a warning.</summary>
    public int Log { get; init; }

    public string MessageText { get; init; } = "";
    public string RequestUrl { get; init; } = "";
    public string RequestMethod { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed record NotificationFilter
{
    public string? Call { get; init; }
    public int? Log { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }

    public static NotificationFilter Of(Parameters parameters, string? call) => new()
    {
        Call = call,
        Log = parameters.Whole("Log", 0, 1),
        From = parameters.Date("MessageDate>") ?? parameters.Date("MessageDate"),
        Until = parameters.Date("MessageDate<")?.AddMilliseconds(1) ?? parameters.Date("MessageDate")?.AddDays(1),
    };
}

internal static class NotificationSql
{
    private const string Insert = """
        insert into notifications (sid, call_sid, error_code, log, message_text, request_url, request_method, created_at)
        values (@sid, @CallSid, @ErrorCode, @Log, @MessageText, @RequestUrl, @RequestMethod, @CreatedAt)
        """;
    private const string Filtered = """
        select sid, call_sid as CallSid, error_code as ErrorCode, log, message_text as MessageText, request_url as RequestUrl,
            request_method as RequestMethod, created_at as CreatedAt
        from notifications
        where (@Call is null or call_sid = @Call)
          and (@Log is null or log = @Log)
          and (@From is null or created_at >= @From)
          and (@Until is null or created_at < @Until)
        """;

    public static void Add(DbConnection connection, NotificationRow row) => connection.Execute(Insert, new
    {
        sid = Sid.New("NO"),
        row.CallSid,
        row.ErrorCode,
        row.Log,
        row.MessageText,
        row.RequestUrl,
        row.RequestMethod,
        row.CreatedAt,
    });

    public static IReadOnlyList<NotificationRow>? List(DbConnection connection, NotificationFilter filter, Paging paging) =>
        KeysetSql.Read<NotificationRow>(connection, Filtered, "notifications", paging, new(filter));
}
