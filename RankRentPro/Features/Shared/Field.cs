namespace RankRentPro.Features.Shared;

/// <summary>One labelled input; its error is the model state's under <see cref="Name"/>.</summary>
public sealed record Field
{
    public required string Name { get; init; }
    public required string Label { get; init; }

    /// <summary>What was typed or is stored; never given for a password.</summary>
    public string? Value { get; init; }

    public string Type { get; init; } = "text";
    public string? Autocomplete { get; init; }
    public string? Hint { get; init; }

    /// <summary>What is stored now, when someone else changed it since the form was opened.</summary>
    public string? Stored { get; init; }

    public int MaxLength { get; init; } = 100;
    public bool Optional { get; init; }
    public bool Autofocus { get; init; }

    /// <summary>For a select: what may be chosen.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>A script may choose the browser's own time zone.</summary>
    public bool BrowserZone { get; init; }
}
