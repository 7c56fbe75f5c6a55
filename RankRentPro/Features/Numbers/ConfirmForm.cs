namespace RankRentPro.Features.Numbers;

public sealed record ConfirmForm
{
    /// <summary>E.164.</summary>
    public string Phone { get; init; } = "";

    public string Type { get; init; } = "local";

    /// <summary>Twilio's address_requirements of the number: none, any, local or foreign.</summary>
    public string Needs { get; init; } = "none";

    public string Place { get; init; } = "";
    public string? Bundle { get; init; }
    public string? Address { get; init; }

    /// <summary>One click: the same token never buys twice.</summary>
    public string? Token { get; init; }
}
