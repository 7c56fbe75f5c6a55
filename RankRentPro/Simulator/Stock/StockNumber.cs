namespace RankRentPro.Simulator.Stock;

/// <summary>A number that can be bought.</summary>
internal sealed record StockNumber
{
    public required string PhoneNumber { get; init; }
    public required string Country { get; init; }

    /// <summary>local, mobile or tollfree.</summary>
    public required string Type { get; init; }

    public StockPlace? Place { get; init; }
    public bool Voice { get; init; } = true;
    public bool Sms { get; init; } = true;
    public bool Mms { get; init; }

    /// <summary>none, any, local or foreign.</summary>
    public string AddressRequirements => (Country, Type) switch
    {
        ("GB", "local") => "local",
        ("GB", _) => "any",
        _ => "none",
    };
}
