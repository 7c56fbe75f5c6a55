using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Rest;

/// <summary>IncomingPhoneNumbers: the account's numbers.</summary>
internal static class NumbersApi
{
    public static void MapNumbers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/IncomingPhoneNumbers.json", List);
        foreach (var (path, type) in new[] { ("", null), ("/Local", "local"), ("/Mobile", "mobile"), ("/TollFree", "tollfree") })
        {
            api.MapPost($"/IncomingPhoneNumbers{path}.json", (HttpContext context, NumberDesk desk) => Buy(context, desk, type))
                .WithMetadata(new WorksWithTestCredentials());
        }
        api.MapGet("/IncomingPhoneNumbers/{sid}.json", Fetch);
        api.MapPost("/IncomingPhoneNumbers/{sid}.json", Update);
        api.MapDelete("/IncomingPhoneNumbers/{sid}.json", Release);
    }

    private static async Task<IResult> List(HttpContext context, SimulatorDatabase database)
    {
        var parameters = await Parameters.Read(context, ["Beta", "FriendlyName", "PhoneNumber", "Origin", .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var hosted = parameters.OneOf("Origin", "twilio", "hosted") == "hosted";
        // Nothing in stock is beta, so the flag never leaves a number out.
        _ = parameters.Flag("Beta");
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var rows = hosted ? [] : database.File.Read(c => NumberSql.List(c, parameters.Text("FriendlyName"), parameters.Text("PhoneNumber"), paging));
        return rows is null ? SimulatorErrors.BadPageToken
            : paging.Envelope(context, "incoming_phone_numbers", paging.Cut(rows, row => row.Sid), NumberJson.Of);
    }

    private static async Task<IResult> Buy(HttpContext context, NumberDesk desk, string? type)
    {
        var parameters = await Parameters.Read(context, NumberPurchase.Names);
        return parameters.Problem is { } problem ? problem
            : context.GetRouteValue("account") is SimulatedAccount.TestAccountSid ? MagicNumbers.Buy(parameters, desk.Now)
            : desk.Buy(parameters, type);
    }

    private static async Task<IResult> Fetch(HttpContext context, SimulatorDatabase database, string sid)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return database.File.Read(c => NumberSql.Find(c, sid)) is { } row ? new Answer(NumberJson.Of(row)) : SimulatorErrors.NotFound(context);
    }

    private static async Task<IResult> Update(HttpContext context, NumberDesk desk, string sid)
    {
        var parameters = await Parameters.Read(context, ["AccountSid", .. NumberEdit.Names]);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        if (parameters.Text("AccountSid") is { } account and not SimulatorOptions.AccountSid)
        {
            return new Refusal(21471, $"Account {account} does not exist.");
        }
        return desk.Update(sid, parameters) ?? SimulatorErrors.NotFound(context);
    }

    private static async Task<IResult> Release(HttpContext context, SimulatorDatabase database, string sid)
    {
        var parameters = await Parameters.Read(context);
        return parameters.Problem is { } problem ? problem
            : database.File.Write(c => NumberSql.Delete(c, sid)) ? Answer.Deleted() : SimulatorErrors.NotFound(context);
    }
}

/// <summary>Buys and changes numbers, one transaction each.</summary>
internal sealed class NumberDesk(SimulatorDatabase database, SimulatorSwitches switches, SimulatorClock clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public IResult Buy(Parameters sent, string? type)
    {
        if (!switches.IsActive)
        {
            return SimulatorErrors.AccountNotActive;
        }
        var (now, positions) = (Now, switches.Positions);
        return database.File.Write<IResult>(connection =>
        {
            var (row, refusal) = new NumberPurchase(connection, positions, now).Make(sent, type);
            if (row is null)
            {
                return refusal!;
            }
            if (NumberSql.Find(connection, row.Sid) is null)
            {
                NumberSql.Charge(connection, NumberPrices.Monthly(row.Country, row.Type));
            }
            NumberSql.Save(connection, row);
            return Answer.Created(NumberJson.Of(row));
        });
    }

    /// <returns>Null when the account has no such number.</returns>
    public IResult? Update(string sid, Parameters sent) => database.File.Write<IResult?>(connection =>
    {
        if (NumberSql.Find(connection, sid) is not { } row)
        {
            return null;
        }
        var edited = NumberEdit.Apply(row, sent) with { UpdatedAt = Now };
        if (NumberEdit.Problem(edited, sent) is { } problem)
        {
            return problem;
        }
        NumberSql.Save(connection, edited);
        return new Answer(NumberJson.Of(edited));
    });
}
