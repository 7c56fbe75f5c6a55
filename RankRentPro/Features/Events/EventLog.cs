using System.Data.Common;
using System.Globalization;

namespace RankRentPro.Features.Events;

/// <summary>Which deliveries are looked at.</summary>
/// <param name="Show">One of <see cref="Shows"/>; anything else is everything.</param>
/// <param name="Before">Only older ones than this.</param>
public sealed record EventLogFilter(string? Show, long? Before)
{
    public const string GivenUp = "given-up";
    public const string UnderWay = "on-its-way";

    /// <summary>By what the address says, with its words on the page.</summary>
    public static readonly IReadOnlyList<(string? Show, string Words)> Shows = [(null, "All"), (UnderWay, "On their way"), (GivenUp, "Given up")];

    internal string Condition => (Show switch
    {
        UnderWay => "due_at is not null",
        GivenUp => "due_at is null and delivered_at is null",
        _ => "true",
    }) + (Before is null ? "" : " and event_deliveries.id < @Before");
}

/// <summary>A stretch of what addresses were told, newest first.</summary>
/// <param name="Filter">What is looked at.</param>
/// <param name="Lines">The deliveries.</param>
/// <param name="HasOlder">There are older ones.</param>
/// <param name="Zone">Of who looks.</param>
public sealed record EventLog(EventLogFilter Filter, IReadOnlyList<EventDeliveryRow> Lines, bool HasOlder, TimeZoneInfo Zone)
{
    private const int Size = 50;

    /// <summary>Where it is looked at again soon; null while nothing changes by itself. What is tried for the first time ends within seconds, what waits for another attempt may wait for hours.</summary>
    public string? Fresh => Lines.Any(sent => sent is { IsUnderWay: true, Attempts: 0 }) ? Address(Filter.Show, Filter.Before) : null;

    public static EventLog Read(DbConnection connection, EventLogFilter filter, TimeZoneInfo zone)
    {
        var lines = EventsSql.Log(connection, Size + 1, filter);
        return new(filter, [.. lines.Take(Size)], lines.Count > Size, zone);
    }

    /// <summary>Where the log is looked at in this way.</summary>
    public static string Address(string? show, long? before = null, string? handler = null, long? id = null)
    {
        var query = new List<string>();
        Add(query, "handler", handler);
        Add(query, "id", id?.ToString(CultureInfo.InvariantCulture));
        Add(query, "show", EventLogFilter.Shows.Any(known => known.Show == show) ? show : null);
        Add(query, "before", before?.ToString(CultureInfo.InvariantCulture));
        return query.Count == 0 ? "/events" : "/events?" + string.Join('&', query);
    }

    private static void Add(List<string> query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add($"{name}={value}");
        }
    }
}
