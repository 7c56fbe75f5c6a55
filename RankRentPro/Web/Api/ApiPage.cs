using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Web.Api;

/// <summary>Where in a list an answer stands.</summary>
public sealed record ApiPagination
{
    /// <summary>From 1; absent where a cursor was given.</summary>
    public int? Page { get; init; }

    public required int Limit { get; init; }
    public required long TotalPages { get; init; }
    public required long TotalItems { get; init; }

    /// <summary>Counting stopped at <c>totalItems</c>, and there may be more: <c>nextCursor</c> reads on.</summary>
    public bool? TotalItemsCapped { get; init; }

    /// <summary>Goes into <c>cursor</c> to read on; absent at the end.</summary>
    public string? NextCursor { get; init; }

    /// <summary>Only where changes were asked for: goes into <c>cursor</c> later, with the same filters, and brings what changed after the end of this answer.</summary>
    public string? SyncCursor { get; init; }
}

/// <summary>What a program asks of a page, as its query says it, and what the list is filtered by.</summary>
public sealed record ApiPageText(string? Page, string? Limit, string? Cursor, string Filter);

/// <summary>A page of a list that a program asked for.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Limit">Entries of a page.</param>
/// <param name="Place">After which entry to go on, instead of a page; null at the top.</param>
/// <param name="Filter">What the list is filtered by: a place of another list is refused.</param>
public sealed record ApiPage(int Number, int Limit, string? Place, string Filter)
{
    /// <summary>Pages by number end here: further on each costs more than the one before.</summary>
    public const int LastRow = 10_000;

    private const int Usual = 50;

    public int Offset => (Number - 1) * Limit;

    /// <param name="text">What the query says.</param>
    /// <param name="isPlace">Whether a text is a place in this list.</param>
    /// <param name="errors">Where what is wrong is told.</param>
    public static ApiPage Read(ApiPageText text, Func<string, bool> isPlace, ApiErrors errors)
    {
        var size = errors.Limit(text.Limit, Usual);
        var number = errors.Whole(text.Page, "page", 1, (1, int.MaxValue));
        var place = string.IsNullOrWhiteSpace(text.Cursor) ? null : PlaceOf(text.Cursor, text.Filter);
        if (!string.IsNullOrWhiteSpace(text.Cursor) && (place is null || !isPlace(place)))
        {
            errors.Add("cursor", "This cursor is not one of this list. Take it from an answer to the same filters.");
        }
        else if (place is null && (long)(number - 1) * size >= LastRow)
        {
            errors.Add("page", $"Pages end at entry {LastRow:N0}. Read on with cursor.");
        }
        return new(number, size, place, text.Filter);
    }

    public ApiPagination Answer(long total, bool isCapped, string? next) => new()
    {
        Page = Place is null ? Number : null,
        Limit = Limit,
        TotalItems = total,
        TotalPages = (Math.Min(total, LastRow) + Limit - 1) / Limit,
        TotalItemsCapped = isCapped ? true : null,
        NextCursor = next is null ? null : Cursor(next),
    };

    /// <summary>A place in this list, as a program keeps it.</summary>
    public string Cursor(string place) => $"{place}.{Mark(Filter)}";

    private static string? PlaceOf(string cursor, string filter) =>
        cursor.LastIndexOf('.') is var dot && dot > 0 && cursor[(dot + 1)..] == Mark(filter) ? cursor[..dot] : null;

    private static string Mark(string filter) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(filter)).AsSpan(0, 4));
}
