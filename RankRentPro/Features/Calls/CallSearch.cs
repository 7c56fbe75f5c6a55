using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Calls;

/// <summary>How many calls fit what only a few may fit, each null where it was not asked.</summary>
internal sealed record FewCalls
{
    public long? Digits { get; init; }
    public long? Notes { get; init; }
    public long? Tags { get; init; }
}

/// <summary>A filter as SQL: what an index orders by itself, and what is looked for in a stretch of that.</summary>
public sealed class CallSearch
{
    /// <summary>A filter that no index answers reads at most this many rows an answer.</summary>
    public const int SearchedRows = 20_000;

    public const int CountedRows = 10_000;

    // What fits more calls than this is found sooner by walking the list.
    private const int SortedRows = 2_000;

    private static readonly string Marked = $"{CallsSql.Listed}, {CallNotesSql.Marks}";

    private readonly CallFilter _filter;
    private readonly FewCalls _fits;
    private readonly bool _isOfRows;

    private CallSearch(CallFilter filter, FewCalls fits, bool isOfRows = false) => (_filter, _fits, _isOfRows) = (filter, fits, isOfRows);

    /// <summary>Asks the database what it needs to choose the way.</summary>
    public static CallSearch Of(DbConnection connection, CallFilter filter)
    {
        var parameters = Parameters(filter);
        var fits = CallConditions.FewParts(filter) is { } parts ? connection.QuerySingle<FewCalls>(parts, parameters) : new();
        return new(filter, fits);
    }

    /// <summary>Asks whether single rows fit, however they were found.</summary>
    public static CallSearch OfRows(CallFilter filter) => new(filter, new(), isOfRows: true);

    /// <summary>The filter without its place in the list.</summary>
    public CallSearch FromTheTop() => new(_filter with { After = null, Offset = 0 }, _fits);

    /// <summary>Few calls fit: they are fetched by their ids and sorted.</summary>
    public bool IsByIds => _isOfRows || IsFew(_fits.Digits) || IsFew(_fits.Notes) || IsFew(_fits.Tags);

    /// <summary>No index answers it alone, and hardly any call may fit: it is looked for in a stretch of the list.</summary>
    public bool IsSearch => !IsByIds && !_filter.IsPlain && Others.Length > 0;

    /// <summary>Rows of the list from its place on, newest first. Their number stands in the text: a limit that is a parameter has SQLite prepare the statement anew each time.</summary>
    public string Rows(string columns, int size) =>
        IsByIds ? $"select {columns} from {ByIds} order by started_at desc, id desc limit {size}{Offset}"
        : IsSearch ? $"select {columns} from {Stretch("@searched")} where {Others} limit {size}{Offset}"
        : $"{Ordered(columns)} order by started_at desc, id desc limit {size}{Offset}";

    /// <summary>The rows of <see cref="Rows"/>, each with its marks: those are looked for when the rows are sorted, which few of all outlive.</summary>
    public string MarkedRows(int size) =>
        IsByIds ? $"select {Marked} from ({Rows("*", size)}) found {CallNotesSql.OfFound} order by started_at desc, id desc"
        : IsSearch ? $"select {Marked} from {Stretch("@searched")} {CallNotesSql.OfFound} where {Others} limit {size}{Offset}"
        : $"{Ordered(Marked, $"found {CallNotesSql.OfFound}")} order by started_at desc, id desc limit {size}{Offset}";

    /// <summary>How many rows there are, as far as they are looked for.</summary>
    public string Count => IsByIds ? $"select count(*) from (select 1 from {ByIds} limit @counted)"
        : IsSearch ? $"select count(*) from {Stretch("@searched")} where {Others}"
        : $"select count(*) from ({Ordered("1")} limit @counted)";

    /// <summary>The last row that was looked at, when the stretch is full.</summary>
    public string End(string columns) => $"select {columns} from {Stretch("1 offset @searched - 1")}";

    /// <summary>What a row must be, all of it.</summary>
    public string Whole => CallConditions.All(["true", .. Keys(), .. CallConditions.Time(_filter), Others]);

    private string Offset => _filter.Offset == 0 ? "" : " offset @offset";

    private string ByIds => $"calls found not indexed where {Whole}";

    private string Stretch(string limit) => $"({Ordered("*")} order by started_at desc, id desc limit {limit}) found";

    /// <summary>What a row must be to fit, beside what an index orders. The plus keeps SQLite from walking by another index, of which more rows have to be looked at.</summary>
    private string Others => CallConditions.All(
    [
        _filter.Outcome is null || OrderedByOutcome ? "" : "+outcome = @outcome",
        _filter.Direction is null || OrderedByDirection ? "" : "+direction = @direction",
        _filter.Site is null || OrderedBySite ? "" : "+site = @site",
        _filter.Recorded ? "recordings > 0" : "",
        _filter.FirstCall ? CallerCountSql.IsFirst : "",
        _filter.MinDuration is null ? "" : "duration >= @minDuration",
        _filter.MaxDuration is null ? "" : "duration <= @maxDuration",
        _filter.Digits.Length == 0 ? "" : IsFew(_fits.Digits) ? $"id in ({CallConditions.DigitIds})" : CallConditions.Digits,
        _filter.Note is null ? "" : IsFew(_fits.Notes) ? $"id in ({CallConditions.NoteIds})" : $"exists ({CallConditions.NoteIds} and call_id = found.id)",
        _filter.Tag is null ? "" : IsFew(_fits.Tags) ? $"id in ({CallConditions.TagIds})" : $"exists ({CallConditions.TagIds} and call_id = found.id)",
    ]);

    public DynamicParameters Values(int size)
    {
        var parameters = Parameters(_filter);
        parameters.Add("size", size);
        parameters.Add("offset", _filter.Offset);
        return parameters;
    }

    private bool OrderedBySite => !IsByIds && _filter.Site is not null && _filter.NumberId is null;
    private bool OrderedByOutcome => !IsByIds && _filter.Outcome is not null && _filter.NumberId is null && _filter.Site is null;

    private bool OrderedByDirection => !IsByIds && _filter.Direction is not null && _filter.NumberId is null && _filter.Site is null && _filter.Outcome is null;

    private static bool IsFew(long? calls) => calls <= SortedRows;

    // The conditions that an index orders by itself: a number, a site, an outcome or a direction, and a range of time.
    private List<string> Keys() =>
    [
        _filter.NumberId is null ? "" : "number_id = @numberId",
        OrderedBySite ? "site = @site and site <> ''" : "",
        OrderedByOutcome ? "outcome = @outcome" : "",
        OrderedByDirection ? "direction = @direction" : "",
        _filter.After is null ? "" : "(started_at, id) < (@afterStart, @afterId)",
    ];

    private string Ordered(string columns, string marks = "") => $"select {columns} from calls {marks} where {CallConditions.All(["true", .. Keys(), .. CallConditions.Time(_filter), IsSearch ? "" : Others])}";

    private static DynamicParameters Parameters(CallFilter filter)
    {
        var parameters = new DynamicParameters(CallConditions.Values(filter));
        parameters.AddDynamicParams(new { searched = SearchedRows, sorted = SortedRows, counted = CountedRows + 1 });
        return parameters;
    }
}
