using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Features.Calls;

/// <summary>A call that somebody of the agency placed here; the token is one click on the button.</summary>
public sealed record PlacedCallRow
{
    public string Token { get; init; } = "";
    public string State { get; init; } = "started";
    public string? Sid { get; init; }
    public string FromNumber { get; init; } = "";
    public string ToNumber { get; init; } = "";
    public string Phone { get; init; } = "";
    /// <summary>Why Twilio did not dial the customer; null while nobody asked.</summary>
    public string? Refusal { get; init; }

    public DateTimeOffset PlacedAt { get; init; }
}

public static class PlacedCallsSql
{
    private const string Columns = """
        token as Token, state as State, sid as Sid, from_number as FromNumber, to_number as ToNumber,
        phone as Phone, refusal as Refusal, placed_at as PlacedAt
        """;

    /// <returns>False when this click was taken before.</returns>
    public static bool Start(DbConnection connection, PlacedCallRow call) => connection.Execute("""
        insert into placed_calls (token, state, from_number, to_number, phone, placed_at)
        values (@Token, 'started', @FromNumber, @ToNumber, @Phone, @PlacedAt)
        on conflict (token) do nothing
        """, call) == 1;

    public static void Finish(DbConnection connection, string token, string state, string? sid) => connection.Execute("""
        update placed_calls
        set state = @state, sid = @sid
        where token = @token
        """, new { token, state, sid });

    /// <summary>Twilio has no call of the first order: the click counts from now.</summary>
    public static void OrderAgain(DbConnection connection, PlacedCallRow call) => connection.Execute("""
        update placed_calls
        set placed_at = @PlacedAt, from_number = @FromNumber, to_number = @ToNumber, phone = @Phone
        where token = @Token
        """, call);

    /// <summary>A refused click may be repeated with the same form.</summary>
    public static void Forget(DbConnection connection, string token) => connection.Execute("""
        delete from placed_calls
        where token = @token
        """, new { token });

    public static PlacedCallRow? Find(DbConnection connection, string token) => connection.QuerySingleOrDefault<PlacedCallRow>($"""
        select {Columns}
        from placed_calls
        where token = @token
        """, new { token });

    /// <summary>Clicks since then of which nobody knows yet what became, the oldest first.</summary>
    public static List<PlacedCallRow> Undecided(DbConnection connection, DateTimeOffset since, int limit) => connection.Query<PlacedCallRow>($"""
        select {Columns}
        from placed_calls
        where placed_at >= @since
          and state = 'started'
        order by placed_at
        limit @limit
        """, new { since, limit }).AsList();

    public static List<PlacedCallRow> BySid(DbConnection connection, IEnumerable<string> sids) => connection.Query<PlacedCallRow>($"""
        select {Columns}
        from placed_calls
        where sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(sids) }).AsList();

    public static void SetRefusal(DbConnection connection, string sid, string refusal) => connection.Execute("""
        update placed_calls
        set refusal = @refusal
        where sid = @sid
        """, new { sid, refusal });

    /// <summary>The number that the agency called from last, while it is still there.</summary>
    public static string? LastFrom(DbConnection connection) => connection.ExecuteScalar<string?>("""
        select placed_calls.from_number
        from placed_calls
        join numbers on numbers.phone_number = placed_calls.from_number
        where placed_calls.state = 'placed'
          and numbers.released_at is null
          and numbers.voice = 1
        order by placed_calls.placed_at desc
        limit 1
        """);
}

/// <summary>Calls that this app answered Twilio's question for.</summary>
public static class RoutedCallsSql
{
    public static void Write(DbConnection connection, string sid, string? destination, DateTimeOffset now) => connection.Execute("""
        insert into routed_calls (sid, destination, routed_at)
        values (@sid, @destination, @now)
        on conflict (sid) do nothing
        """, new { sid, destination, now });

    public static DateTimeOffset? LastAt(DbConnection connection) => connection.QuerySingleOrDefault<DateTimeOffset?>("""
        select routed_at
        from routed_calls
        order by rowid desc
        limit 1
        """);

    /// <summary>Those of the calls that were routed, each with the phone it was routed to, if any.</summary>
    public static Dictionary<string, string?> Among(DbConnection connection, IEnumerable<string> sids) => connection.Query<(string Sid, string? Destination)>("""
        select sid, destination
        from routed_calls
        where sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(sids) }).ToDictionary(call => call.Sid, call => call.Destination);
}
