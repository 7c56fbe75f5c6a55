using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>What the address of My Numbers asks for.</summary>
public sealed record NumberFilter
{
    public string Search { get; init; } = "";

    /// <summary>The card after which to go on: whether it is released, the instant of its latest call (or its purchase) and its id.</summary>
    public (bool Released, long LastCall, long Id)? After { get; init; }

    /// <returns>Null when the text is not a place in the list.</returns>
    public static (bool, long, long)? ParseAfter(string? text) =>
        text?.Split('-') is [var call, var id]
        && long.TryParse(call.StartsWith('r') ? call[1..] : call, NumberStyles.None, CultureInfo.InvariantCulture, out var lastCall)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (call.StartsWith('r'), lastCall, number)
            : null;

    public static string Next(NumberRow last) => string.Create(CultureInfo.InvariantCulture, $"{(last.IsActive ? "" : "r")}{(last.LastCallAt ?? last.PurchasedAt).ToUnixTimeMilliseconds()}-{last.Id}");
}

public static class NumberListSql
{
    /// <summary>Cards in their order: the latest call or purchase first, released numbers last. Names, sites and digits are searched.</summary>
    public static List<NumberRow> Page(DbConnection connection, NumberFilter filter, int size) => connection.Rows($"""
        select {NumbersSql.Columns}
        from numbers
        where {Search(filter)}
          and {After(filter)}
        order by released_at is not null, coalesce(last_call_at, purchased_at) desc, id desc
        limit {size}
        """, Parameters(filter), NumbersSql.Read);

    public static (long All, long Released) Count(DbConnection connection, NumberFilter filter) => connection.QuerySingle<(long, long)>($"""
        select count(*), count(released_at)
        from numbers
        where {Search(filter)}
        """, Parameters(filter));

    /// <summary>Suggestions for a field that names a number, the busy ones first.</summary>
    public static List<NumberRow> Suggestions(DbConnection connection, string text, int size) =>
        Page(connection, new NumberFilter { Search = text }, size);

    private static string Search(NumberFilter filter) => filter.Search.Length == 0
        ? "true"
        : """
        (friendly_name like @like escape '~'
           or site like @like escape '~'
           or (@digits <> '' and digits like '%' || @digits || '%')
           or (@afterZero <> '' and digits not like '1%' and digits like '%' || @afterZero || '%'))
        """;

    private static string After(NumberFilter filter) => filter.After is null
        ? "true"
        : """
        ((released_at is not null) > @released
           or ((released_at is not null) = @released and (coalesce(last_call_at, purchased_at), id) < (@lastCall, @id)))
        """;

    private static object Parameters(NumberFilter filter)
    {
        // Digits among words belong to the name: "austin 512" does not ask for every number with 512.
        var digits = filter.Search.Any(char.IsLetter) ? "" : PhoneText.Digits(filter.Search);
        return new
        {
            like = $"%{filter.Search.Replace("~", "~~", StringComparison.Ordinal).Replace("%", "~%", StringComparison.Ordinal).Replace("_", "~_", StringComparison.Ordinal)}%",
            digits = digits.Length >= 3 ? digits : "",
            // Outside North America a number is written at home with a 0 that does not belong to it.
            afterZero = digits is ['0', _, _, _, ..] ? digits.TrimStart('0') : "",
            released = filter.After?.Released,
            lastCall = filter.After?.LastCall,
            id = filter.After?.Id,
        };
    }
}
