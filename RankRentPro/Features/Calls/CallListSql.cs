using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Features.Calls;

/// <summary>A stretch of Call History.</summary>
public sealed record CallStretch(IReadOnlyList<CallRow> Calls, string? Next, bool WasCutShort);

/// <summary>How many calls fit; with <paramref name="OfLatest"/> there are older ones that were not searched.</summary>
public sealed record CallCount(long Calls, bool OfLatest = false);

public static class CallListSql
{
    /// <summary>A filter that no index answers reads at most this many rows an answer.</summary>
    public const int SearchedRows = 20_000;

    private const int CountedRows = 10_000;

    // Digits that fit more calls than this are found sooner by walking the list.
    private const int SortedRows = 2_000;

    /// <summary>Newest first, from the filter's place in the list on.</summary>
    public static CallStretch Page(DbConnection connection, CallFilter filter, int size)
    {
        var byIndex = IsByIndex(connection, filter);
        var rows = connection.Query<CallRow>(PageSql(filter, byIndex), Parameters(filter, size + 1)).AsList();
        if (rows.Count > size)
        {
            return new(rows.Take(size).ToList(), CallFilter.Place(rows[size - 1]), WasCutShort: false);
        }
        var rest = filter.NeedsSearch && !byIndex ? EndOfStretch(connection, filter) : null;
        return new(rows, rest is null ? null : CallFilter.Place(rest), WasCutShort: rest is not null);
    }

    /// <summary>How many calls fit, counted up to 10,000; one more means more. What no index answers is counted where it was searched.</summary>
    public static CallCount Count(DbConnection connection, CallFilter filter)
    {
        var whole = filter with { After = null };
        var byIndex = IsByIndex(connection, whole);
        var isSearch = whole.NeedsSearch && !byIndex;
        var calls = connection.ExecuteScalar<long>(CountSql(whole, byIndex), Parameters(whole, 0));
        return new(calls, OfLatest: isSearch && EndOfStretch(connection, whole) is not null);
    }

    /// <summary>Which of these calls a filter asks for.</summary>
    public static HashSet<long> Fitting(DbConnection connection, CallFilter filter, IEnumerable<long> ids)
    {
        var parameters = new DynamicParameters(Parameters(filter, 0));
        parameters.Add("ids", JsonSerializer.Serialize(ids));
        return [.. connection.Query<long>($"""
            select id
            from calls
            where id in (select value from json_each(@ids))
              and {Conditions(filter, byIndex: false)}
            """, parameters)];
    }

    private static string CountSql(CallFilter filter, bool byIndex) => filter.NeedsSearch && !byIndex
        ? $"""
        select count(*)
        from (
            select *
            from calls
            where {Stretch(filter)}
            order by started_at desc, id desc
            limit @searched)
        where {Conditions(filter, byIndex: false)}
        """
        : $"""
        select count(*)
        from (
            select 1
            from calls
            where {Conditions(filter, byIndex)}
            limit @counted)
        """;

    private static string PageSql(CallFilter filter, bool byIndex) => filter.NeedsSearch && !byIndex
        ? $"""
        select {CallsSql.ShownColumns}
        from (
            select *
            from calls
            where {Stretch(filter)}
            order by started_at desc, id desc
            limit @searched)
        where {Conditions(filter, byIndex: false)}
        limit @size
        """
        : $"""
        select {CallsSql.ShownColumns}
        from calls
        where {Conditions(filter, byIndex)}
        order by started_at desc, id desc
        limit @size
        """;

    private static CallRow? EndOfStretch(DbConnection connection, CallFilter filter) => connection.QuerySingleOrDefault<CallRow>($"""
        select {CallsSql.ShownColumns}
        from calls
        where {Stretch(filter)}
        order by started_at desc, id desc
        limit 1 offset @searched - 1
        """, Parameters(filter, 0));

    private static bool IsByIndex(DbConnection connection, CallFilter filter) =>
        filter.Digits.Length > 0 && connection.ExecuteScalar<long>(DigitMatches, Parameters(filter, 0)) <= SortedRows;

    // Twice counted is counted too high: then the stretch is searched, which is right as well.
    private const string DigitMatches = """
        select
            (select count(*) from (select 1 from calls where customer_digits >= @digits and customer_digits < @digitsEnd limit @sorted + 1))
            + (select count(*) from (select 1 from calls where customer_digits >= @national and customer_digits < @nationalEnd limit @sorted + 1))
            + (select count(*) from (select 1 from calls where customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd limit @sorted + 1))
        """;

    private const string DigitIds = """
        select id from calls where customer_digits >= @digits and customer_digits < @digitsEnd
        union
        select id from calls where customer_digits >= @national and customer_digits < @nationalEnd
        union
        select id from calls where customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd
        """;

    private static string Conditions(CallFilter filter, bool byIndex)
    {
        var sql = new StringBuilder(Stretch(filter));
        sql.Append(filter.Outcome is null ? "" : " and outcome = @outcome");
        sql.Append(filter.Direction is null ? "" : " and direction = @direction");
        if (filter.Digits.Length > 0)
        {
            sql.Append(byIndex
                ? $" and id in ({DigitIds})"
                : " and ((customer_digits >= @digits and customer_digits < @digitsEnd) or (customer_digits >= @national and customer_digits < @nationalEnd) or (customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd))");
        }
        return sql.ToString();
    }

    // The conditions that an index orders by itself: a number or an outcome, and a range of time.
    private static string Stretch(CallFilter filter)
    {
        var sql = new StringBuilder("true");
        sql.Append(filter.NumberId is null ? "" : " and number_id = @numberId");
        sql.Append(filter.Outcome is null || filter.NumberId is not null ? "" : " and outcome = @outcome");
        sql.Append(filter.Since is null ? "" : " and started_at >= @since");
        sql.Append(filter.Until is null ? "" : " and started_at < @until");
        sql.Append(filter.After is null ? "" : " and (started_at, id) < (@afterStart, @afterId)");
        return sql.ToString();
    }

    private static object Parameters(CallFilter filter, int size)
    {
        var reversed = string.Concat(filter.Digits.Reverse());
        // As the list shows a number: without the country code in North America, with a zero in its place in Britain.
        var national = filter.Digits.StartsWith('0') ? "44" + filter.Digits[1..] : "1" + filter.Digits;
        // SQLite tells parameters apart by case: each name here is written as in the statements.
        return new
        {
            size,
            searched = SearchedRows,
            sorted = SortedRows,
            counted = CountedRows + 1,
            numberId = filter.NumberId,
            outcome = filter.Outcome,
            direction = filter.Direction,
            since = filter.Since,
            until = filter.Until,
            afterStart = filter.After?.StartedAt,
            afterId = filter.After?.Id,
            digits = filter.Digits,
            // The colon follows the digit 9, so this ends every text that starts with these digits.
            digitsEnd = filter.Digits + ":",
            national,
            nationalEnd = national + ":",
            reversed,
            reversedEnd = reversed + ":",
        };
    }
}
