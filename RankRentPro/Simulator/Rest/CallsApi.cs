using RankRentPro.Simulator.Calls;

namespace RankRentPro.Simulator.Rest;

/// <summary>Calls: made, listed, changed, deleted.</summary>
internal static class CallsApi
{
    private static readonly TimeSpan StartEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstStart = TimeSpan.FromMilliseconds(300);
    private static readonly string[] Statuses = ["queued", "ringing", "in-progress", "completed", "busy", "failed", "no-answer", "canceled"];

    public static void MapCalls(this IEndpointRouteBuilder api)
    {
        api.MapPost("/Calls.json", Create).WithMetadata(new WorksWithTestCredentials());
        api.MapGet("/Calls.json", List);
        api.MapGet("/Calls/{sid}.json", Fetch);
        api.MapPost("/Calls/{sid}.json", Update);
        api.MapDelete("/Calls/{sid}.json", Delete);
    }

    private static async Task<IResult> Create(HttpContext context, SimulatorEngine engine, SimulatorSwitches switches, SimulatorClock clock)
    {
        var parameters = await Parameters.Read(context, CallOrder.Names);
        var order = new CallOrder(parameters);
        if ((parameters.Problem ?? order.Problem()) is { } problem)
        {
            return problem;
        }
        if (context.GetRouteValue("account") is SimulatedAccount.TestAccountSid)
        {
            return MagicNumbers.Call(order, clock.GetUtcNow());
        }
        return switches.IsActive ? engine.Change<IResult>(exchange => Queue(exchange, order)) : SimulatorErrors.AccountNotActive;
    }

    private static IResult Queue(Exchange exchange, CallOrder order)
    {
        if (order.Denial(exchange.Connection, exchange.Switches) is { } denial)
        {
            return denial;
        }
        var due = exchange.Now + FirstStart;
        // One call starts a second; the others wait in the queue.
        if (CallSql.LastStart(exchange.Connection, exchange.Now) + StartEvery is { } next && next > due)
        {
            due = next;
        }
        var leg = order.ToLeg(exchange.Connection, exchange.Now, due - exchange.Now - FirstStart);
        exchange.Add(leg);
        exchange.Schedule(EventKind.Start, leg, due - exchange.Now);
        return Answer.Created(CallJson.Of(leg));
    }

    private static async Task<IResult> List(HttpContext context, SimulatorDatabase database)
    {
        string[] names = ["To", "From", "ParentCallSid", "Status", "StartTime", "StartTime<", "StartTime>", "EndTime", "EndTime<", "EndTime>"];
        var parameters = await Parameters.Read(context, [.. names, .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var filter = new CallFilter
        {
            To = parameters.Text("To"),
            From = parameters.Text("From"),
            Parent = parameters.Text("ParentCallSid"),
            Status = parameters.OneOf("Status", Statuses),
            StartFrom = Latest(Day(parameters, "StartTime>"), Day(parameters, "StartTime")),
            StartUntil = Earliest(UpTo(parameters, "StartTime<"), Day(parameters, "StartTime")?.AddDays(1)),
            EndFrom = Latest(Day(parameters, "EndTime>"), Day(parameters, "EndTime")),
            EndUntil = Earliest(UpTo(parameters, "EndTime<"), Day(parameters, "EndTime")?.AddDays(1)),
        };
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        var rows = database.File.Read(c => CallSql.List(c, filter, paging));
        return rows is null ? SimulatorErrors.BadPageToken
            : paging.Envelope(context, "calls", paging.Cut(rows, leg => leg.Sid), leg => CallJson.Of(leg));
    }

    private static async Task<IResult> Fetch(HttpContext context, SimulatorDatabase database, string sid)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return database.File.Read(c => CallSql.Find(c, sid)) is { } leg ? new Answer(CallJson.Of(leg)) : SimulatorErrors.NotFound(context);
    }

    private static async Task<IResult> Update(HttpContext context, SimulatorEngine engine, string sid)
    {
        var parameters = await Parameters.Read(context, CallChange.Names);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return engine.Change<IResult>(exchange =>
            exchange.Find(sid) is not { } leg ? SimulatorErrors.NotFound(context)
            : CallChange.Apply(exchange, leg, parameters) is { } refusal ? refusal
            : new Answer(CallJson.Of(leg)));
    }

    private static async Task<IResult> Delete(HttpContext context, SimulatorDatabase database, string sid)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return database.File.Write<IResult>(connection =>
        {
            if (CallSql.Find(connection, sid) is not { } leg)
            {
                return SimulatorErrors.NotFound(context);
            }
            if (!leg.HasEnded)
            {
                return SimulatorErrors.StillRunning;
            }
            CallSql.Delete(connection, sid);
            return Answer.Deleted();
        });
    }

    /// <summary>Calls are filtered by whole days in UTC, whatever time is sent with them.</summary>
    private static DateTimeOffset? Day(Parameters parameters, string name) =>
        parameters.Date(name) is { } instant ? new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero) : null;

    /// <summary>On or before the first instant of the day: the next millisecond is not.</summary>
    private static DateTimeOffset? UpTo(Parameters parameters, string name) => Day(parameters, name)?.AddMilliseconds(1);

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
