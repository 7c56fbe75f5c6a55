namespace RankRentPro.Tests.Browser;

/// <summary>The device a page is looked at with.</summary>
public sealed record TabOptions
{
    public static TabOptions Phone => new() { Width = 360, Height = 740 };

    public static TabOptions Tablet => new() { Width = 768, Height = 1024 };

    public static TabOptions Laptop => new();

    public int Width { get; init; } = 1366;

    public int Height { get; init; } = 768;

    public bool Dark { get; init; }

    public bool Script { get; init; } = true;

    public bool HasTouch => Width < 768;

    public override string ToString() => $"{Width}{(Dark ? "-dark" : "")}{(Script ? "" : "-noscript")}";
}
