namespace RankRentPro.Features.Calls;

/// <summary>What the address of Call History asks for, as it was typed.</summary>
public sealed record CallQueryText
{
    public string? Status { get; init; }
    public string? Direction { get; init; }
    public string? Number { get; init; }
    public string? Site { get; init; }
    public string? Recording { get; init; }
    public string? Caller { get; init; }

    /// <summary>The shortest and the longest talk: seconds, or m:ss.</summary>
    public string? Min { get; init; }

    public string? Max { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Note { get; init; }
    public string? Tag { get; init; }
    public string? Q { get; init; }
    public string? After { get; init; }

    public bool IsFiltered => Parts.Any(part => !string.IsNullOrWhiteSpace(part.Value));

    /// <summary>One of the filters that are folded away is set.</summary>
    public bool HasMore => new[] { Direction, Site, Recording, Caller, Min, Max, Note, Tag }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The same filters as a query string, without the place in the list.</summary>
    public string QueryString() =>
        string.Join('&', Parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!.Trim())}"));

    public string Link(string? after) => Address("/calls", string.Join('&', new[] { QueryString(), after is null ? "" : $"after={Uri.EscapeDataString(after)}" }.Where(part => part.Length > 0)));

    /// <summary>The filters in words, for paper.</summary>
    public string Words => string.Join(" · ", Parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}: {part.Value!.Trim()}"));

    public string CsvLink => Address("/calls.csv", QueryString());

    private (string Name, string? Value)[] Parts =>
    [
        ("status", Status), ("direction", Direction), ("number", Number), ("site", Site), ("recording", Recording), ("caller", Caller),
        ("min", Min), ("max", Max), ("from", From), ("to", To), ("note", Note), ("tag", Tag), ("q", Q),
    ];

    private static string Address(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";
}
