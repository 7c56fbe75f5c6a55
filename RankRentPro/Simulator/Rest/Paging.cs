using System.Text.Json;
using System.Text.Json.Nodes;

namespace RankRentPro.Simulator.Rest;

/// <summary>Which page of a list is asked for. Tokens name the item that the page follows (PA) or precedes (PB), newest first.</summary>
internal sealed record Paging
{
    public static string[] Names { get; } = ["PageSize", "Page", "PageToken"];

    public int Page { get; private init; }
    public int PageSize { get; private init; }

    /// <summary>SID of the last item of the page before this one.</summary>
    public string? After { get; private init; }

    /// <summary>SID of the first item of the page after this one.</summary>
    public string? Before { get; private init; }

    public Refusal? Problem { get; private init; }

    /// <summary>For the statement: one more than a page holds tells whether another page follows.</summary>
    public int Take => PageSize + 1;

    public string? Anchor => After ?? Before;

    public static Paging Of(Parameters parameters)
    {
        var page = parameters.Whole("Page", 0, int.MaxValue) ?? 0;
        var token = parameters.Text("PageToken");
        if (parameters.Text("PageSize") is { } text && !(int.TryParse(text, out var asked) && asked is >= 1 and <= 1000))
        {
            return new() { Problem = SimulatorErrors.PageTooLarge };
        }
        var size = parameters.Whole("PageSize", 1, 1000) ?? 50;
        return (page, token) switch
        {
            ( > 0, null) => new() { Problem = SimulatorErrors.TokenRequired },
            (_, null) => new() { Page = page, PageSize = size },
            (_, ['P', 'A', .. { Length: 34 } sid]) => new() { Page = page, PageSize = size, After = sid },
            (_, ['P', 'B', .. { Length: 34 } sid]) => new() { Page = page, PageSize = size, Before = sid },
            _ => new() { Problem = SimulatorErrors.BadPageToken },
        };
    }

    /// <summary>The rows of this page, in the list's order, out of what the statement returned.</summary>
    public Slice<T> Cut<T>(IReadOnlyList<T> rows, Func<T, string> sid)
    {
        var more = rows.Count > PageSize;
        var kept = rows.Take(PageSize).ToList();
        if (Before is not null)
        {
            kept.Reverse();
        }
        var hasNext = kept.Count > 0 && (Before is not null || more);
        var hasPrevious = kept.Count > 0 && Page > 0 && (Before is null || more);
        return new(kept, hasNext ? "PA" + sid(kept[^1]) : null, hasPrevious ? "PB" + sid(kept[0]) : null);
    }

    /// <summary>The envelope of a 2010-04-01 list: relative addresses that repeat every filter.</summary>
    public Answer Envelope<T>(HttpContext context, string key, Slice<T> slice, Func<T, object> json)
    {
        var path = context.Request.Path.Value![SimulatorOptions.Path.Length..];
        var filters = string.Concat(context.Request.Query.Where(q => !Names.Contains(q.Key))
            .SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(v ?? "")}&")));
        string Address(int page, string? token) => $"{path}?{filters}PageSize={PageSize}&Page={page}{(token is null ? "" : "&PageToken=" + token)}";
        var items = slice.Rows.Select(row => JsonSerializer.SerializeToNode(json(row), TwilioJson.Options)).ToArray();
        return new(new JsonObject
        {
            [key] = new JsonArray(items),
            ["start"] = items.Length == 0 ? 0 : Page * PageSize,
            ["end"] = items.Length == 0 ? 0 : Page * PageSize + items.Length - 1,
            ["page"] = Page,
            ["page_size"] = PageSize,
            ["uri"] = Address(Page, After is { } after ? "PA" + after : Before is { } before ? "PB" + before : null),
            ["first_page_uri"] = Address(0, null),
            ["next_page_uri"] = slice.Next is { } next ? Address(Page + 1, next) : null,
            ["previous_page_uri"] = slice.Previous is { } previous ? Address(Page - 1, previous) : null,
        });
    }
}

/// <summary>One page of rows and the tokens of its neighbours.</summary>
internal sealed record Slice<T>(IReadOnlyList<T> Rows, string? Next, string? Previous);
