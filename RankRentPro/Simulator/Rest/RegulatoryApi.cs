namespace RankRentPro.Simulator.Rest;

/// <summary>The one address of the account, as the API writes it.</summary>
internal sealed record AddressJson
{
    public required string Sid { get; init; }
    public required string AccountSid { get; init; }
    public required string CustomerName { get; init; }
    public required string FriendlyName { get; init; }
    public required string Street { get; init; }
    public string? StreetSecondary { get; init; }
    public required string City { get; init; }
    public required string Region { get; init; }
    public required string PostalCode { get; init; }
    public required string IsoCountry { get; init; }
    public bool EmergencyEnabled { get; init; }
    public bool Validated { get; init; } = true;
    public bool Verified { get; init; } = true;
    public string? DateCreated { get; init; }
    public string? DateUpdated { get; init; }
    public required string Uri { get; init; }
}

/// <summary>What numbers of the United Kingdom ask for: one address, and one approved bundle on the numbers host.</summary>
internal static class RegulatoryApi
{
    public static void MapRegulatory(this IEndpointRouteBuilder api) => api.MapGet("/v2/RegulatoryCompliance/Bundles", Bundles);

    public static AddressJson Address(DateTimeOffset created) => new()
    {
        Sid = SimulatedAccount.AddressSid,
        AccountSid = SimulatorOptions.AccountSid,
        CustomerName = SimulatedAccount.FriendlyName,
        FriendlyName = "London office",
        Street = "1 Example Street",
        City = "London",
        Region = "London",
        PostalCode = "EC1A 1AA",
        IsoCountry = "GB",
        DateCreated = TwilioJson.Date(created),
        DateUpdated = TwilioJson.Date(created),
        Uri = $"/2010-04-01/Accounts/{SimulatorOptions.AccountSid}/Addresses/{SimulatedAccount.AddressSid}.json",
    };

    private static async Task<IResult> Bundles(HttpContext context, SimulatorDatabase database)
    {
        string[] names = ["Status", "FriendlyName", "RegulationSid", "IsoCountry", "NumberType", "HasValidUntilDate", "SortBy", "SortDirection"];
        var parameters = await Parameters.Read(context, [.. names, .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var hasEnd = parameters.Flag("HasValidUntilDate");
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var type = parameters.Text("NumberType") ?? "local";
        var fits = hasEnd != true && (parameters.Text("Status") ?? "twilio-approved") == "twilio-approved" && (parameters.Text("IsoCountry") ?? "GB").Equals("GB", StringComparison.OrdinalIgnoreCase)
            && type is "local" or "mobile" or "toll-free" && (parameters.Text("FriendlyName") ?? FriendlyName) == FriendlyName && parameters.Text("RegulationSid") is null;
        var created = TwilioJson.IsoDate(database.File.Read(AccountSql.Get).CreatedAt);
        return MetaEnvelope.Of(context, paging, "results", fits ? [BundleJson(context, created)] : []);
    }

    private const string FriendlyName = "United Kingdom numbers";

    private static object BundleJson(HttpContext context, string created) => new
    {
        sid = SimulatedAccount.BundleSid,
        account_sid = SimulatorOptions.AccountSid,
        regulation_sid = (string?)null,
        friendly_name = FriendlyName,
        status = "twilio-approved",
        valid_until = (string?)null,
        email = "owner@example.com",
        status_callback = (string?)null,
        date_created = created,
        date_updated = created,
        url = $"{MetaEnvelope.Host(context)}/v2/RegulatoryCompliance/Bundles/{SimulatedAccount.BundleSid}",
        links = new { },
    };
}
