using RankRentPro.Simulator.Calls;

namespace RankRentPro.Simulator.Rest;

/// <summary>The account itself, its balance, verified phones, addresses and notifications.</summary>
internal static class AccountsApi
{
    private static readonly (string Key, string Path)[] Subresources =
    [
        ("available_phone_numbers", "AvailablePhoneNumbers"), ("balance", "Balance"), ("calls", "Calls"), ("incoming_phone_numbers", "IncomingPhoneNumbers"),
        ("notifications", "Notifications"), ("outgoing_caller_ids", "OutgoingCallerIds"), ("recordings", "Recordings"), ("addresses", "Addresses"),
    ];

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/Balance.json", Balance);
        api.MapGet("/OutgoingCallerIds.json", CallerIds);
        api.MapGet("/Addresses.json", Addresses);
        api.MapGet("/Notifications.json", (HttpContext context, SimulatorDatabase database) => Notifications(context, database, null));
        api.MapGet("/Calls/{call}/Notifications.json", (HttpContext context, SimulatorDatabase database, string call) => Notifications(context, database, call));
    }

    internal static async Task<IResult> Fetch(HttpContext context, SimulatorDatabase database, SimulatorSwitches switches, SimulatorOptions options)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        var (row, positions) = (database.File.Read(AccountSql.Get), switches.Positions);
        var path = $"/2010-04-01/Accounts/{row.Sid}";
        return new Answer(new
        {
            row.Sid,
            row.FriendlyName,
            Type = positions.Trial ? "Trial" : "Full",
            Status = switches.IsActive ? "active" : "suspended",
            OwnerAccountSid = row.Sid,
            options.AuthToken,
            DateCreated = TwilioJson.Date(row.CreatedAt),
            DateUpdated = TwilioJson.Date(row.CreatedAt),
            SubresourceUris = Subresources.ToDictionary(sub => sub.Key, sub => $"{path}/{sub.Path}.json"),
            Uri = path + ".json",
        });
    }

    private static async Task<IResult> Balance(HttpContext context, SimulatorSwitches switches)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return new Answer(new { account_sid = SimulatorOptions.AccountSid, balance = TwilioJson.Amount(switches.BalanceMicros), currency = "USD" });
    }

    private static async Task<IResult> CallerIds(HttpContext context, SimulatorDatabase database)
    {
        var parameters = await Parameters.Read(context, ["PhoneNumber", "FriendlyName", .. Paging.Names]);
        var paging = Paging.Of(parameters);
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var rows = database.File.Read(c => AccountSql.CallerIds(c, parameters.Text("PhoneNumber"), parameters.Text("FriendlyName"), paging));
        return rows is null ? SimulatorErrors.BadPageToken : paging.Envelope(context, "outgoing_caller_ids", paging.Cut(rows, row => row.Sid), row => new
        {
            row.Sid,
            SimulatorOptions.AccountSid,
            row.FriendlyName,
            row.PhoneNumber,
            DateCreated = TwilioJson.Date(row.CreatedAt),
            DateUpdated = TwilioJson.Date(row.CreatedAt),
            Uri = $"/2010-04-01/Accounts/{SimulatorOptions.AccountSid}/OutgoingCallerIds/{row.Sid}.json",
        });
    }

    private static async Task<IResult> Addresses(HttpContext context, SimulatorDatabase database)
    {
        var parameters = await Parameters.Read(context, ["CustomerName", "FriendlyName", "IsoCountry", "EmergencyEnabled", .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var emergency = parameters.Flag("EmergencyEnabled");
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var address = RegulatoryApi.Address(database.File.Read(AccountSql.Get).CreatedAt);
        var fits = emergency != true && Fits(parameters, "CustomerName", address.CustomerName) && Fits(parameters, "FriendlyName", address.FriendlyName)
            && Fits(parameters, "IsoCountry", address.IsoCountry);
        // One address at most: a token has nothing to point at.
        return paging.Anchor is not null ? SimulatorErrors.BadPageToken
            : paging.Envelope(context, "addresses", new Slice<AddressJson>(fits ? [address] : [], null, null), row => row);
    }

    private static async Task<IResult> Notifications(HttpContext context, SimulatorDatabase database, string? call)
    {
        var parameters = await Parameters.Read(context, ["Log", "MessageDate", "MessageDate<", "MessageDate>", .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var filter = NotificationFilter.Of(parameters, call);
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var rows = database.File.Read(c => NotificationSql.List(c, filter, paging));
        return rows is null ? SimulatorErrors.BadPageToken : paging.Envelope(context, "notifications", paging.Cut(rows, row => row.Sid), NotificationJson);
    }

    private static object NotificationJson(NotificationRow row) => new
    {
        row.Sid,
        SimulatorOptions.AccountSid,
        ApiVersion = "2010-04-01",
        row.CallSid,
        ErrorCode = TwilioJson.Text(row.ErrorCode),
        Log = TwilioJson.Text(row.Log),
        MessageDate = TwilioJson.Date(row.CreatedAt),
        MessageText = $"LogLevel={(row.Log == 0 ? "ERROR" : "WARN")}&Msg={Uri.EscapeDataString(row.MessageText)}&ErrorCode={row.ErrorCode}",
        MoreInfo = $"https://www.twilio.com/docs/errors/{row.ErrorCode}",
        row.RequestMethod,
        row.RequestUrl,
        DateCreated = TwilioJson.Date(row.CreatedAt),
        DateUpdated = TwilioJson.Date(row.CreatedAt),
        Uri = $"/2010-04-01/Accounts/{SimulatorOptions.AccountSid}/Notifications/{row.Sid}.json",
    };

    private static bool Fits(Parameters parameters, string name, string value) =>
        parameters.Text(name) is not { } wanted || wanted.Equals(value, StringComparison.OrdinalIgnoreCase);
}
