using System.Globalization;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Rest;

/// <summary>What every request to the simulated Twilio passes: headers, faults, Basic authentication, the account's state.</summary>
internal sealed class SimulatorGate(SimulatorOptions options, SimulatorSwitches switches, SimulatorClock clock) : IEndpointFilter
{
    private static readonly TimeSpan SilencePoll = TimeSpan.FromMilliseconds(100);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers["Twilio-Request-Id"] = Sid.New("RQ");
        http.Response.Headers["Twilio-Concurrent-Requests"] = "1";
        http.Response.Headers.Date = clock.GetUtcNow().UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
        await Silence(http.RequestAborted);
        var positions = switches.Positions;
        return Fault(positions) ?? Denial(http, positions) ?? await next(context);
    }

    /// <summary>Holds the request while the switch is on.</summary>
    private async Task Silence(CancellationToken stop)
    {
        while (switches.Positions.Silent)
        {
            await Task.Delay(SilencePoll, stop);
        }
    }

    private static Refusal? Fault(SwitchPositions positions) => positions switch
    {
        { Unavailable: true } => SimulatorErrors.Unavailable,
        { Throttling: Throttling.WithRetryAfter } => SimulatorErrors.TooManyRequests with { RetryAfterSeconds = 1 },
        { Throttling: Throttling.WithoutRetryAfter } => SimulatorErrors.TooManyRequests,
        _ => null,
    };

    private Refusal? Denial(HttpContext http, SwitchPositions positions)
    {
        var account = BasicAuth.Account(http.Request, options);
        var isCore = http.Request.Path.StartsWithSegments(SimulatorOptions.Path + "/2010-04-01");
        if (account is null)
        {
            return isCore ? SimulatorErrors.Authenticate : SimulatorErrors.NoCredentials;
        }
        if (http.GetRouteValue("account") is string asked && asked != account)
        {
            return SimulatorErrors.NotFound(http);
        }
        if (account == SimulatedAccount.TestAccountSid)
        {
            return http.GetEndpoint()!.Metadata.GetMetadata<WorksWithTestCredentials>() is null ? SimulatorErrors.TestCredentials : null;
        }
        var isAccount = http.GetEndpoint()!.Metadata.GetMetadata<WorksWhileSuspended>() is not null;
        return positions.Suspended && !isAccount ? SimulatorErrors.Suspended : null;
    }
}

internal sealed record WorksWithTestCredentials;

internal sealed record WorksWhileSuspended;
