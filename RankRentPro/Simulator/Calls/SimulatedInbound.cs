using RankRentPro.Simulator.Numbers;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>People of the outside world who call the account's numbers.</summary>
public sealed class SimulatedInbound(SimulatorEngine engine)
{
    /// <summary>
    /// Somebody calls. The number's VoiceUrl is asked as soon as events run. A number without one, or of an account that is
    /// not active, cannot take the call: it is <c>failed</c> at once, without a request for instructions and without a price.
    /// </summary>
    /// <param name="from">The caller, E.164 or a word such as anonymous.</param>
    /// <param name="to">A number of the account, E.164.</param>
    /// <param name="caller">What the caller does; by default listens and leaves a message when asked.</param>
    /// <returns>The SID of the call.</returns>
    /// <exception cref="ArgumentException">The account has no such number.</exception>
    public string Call(string from, string to, Party? caller = null) => engine.Change(exchange =>
    {
        var number = NumberSql.FindByPhone(exchange.Connection, to) ?? throw new ArgumentException($"{to} is not a number of the simulated account.", nameof(to));
        var leg = new Leg
        {
            Sid = Sid.New("CA"),
            NumberSid = number.Sid,
            From = from,
            To = to,
            Direction = "inbound",
            Status = "ringing",
            CreatedAt = exchange.Now,
            UpdatedAt = exchange.Now,
            StartAt = exchange.Now,
            Flow = new()
            {
                Party = caller ?? Party.Caller,
                Fallback = number.VoiceFallbackUrl.Length > 0 ? new(number.VoiceFallbackUrl, number.VoiceFallbackMethod) : null,
            },
        };
        exchange.Add(leg);
        Begin(exchange, leg, number);
        return leg.Sid;
    });

    private static void Begin(Exchange exchange, Leg leg, NumberRow number)
    {
        var refusal = exchange.Switches switch
        {
            { NoCredit: true } or { Suspended: true } => 10003,
            { Trial: true } when !NumberSql.IsVerified(exchange.Connection, leg.From) => 10003,
            // A trunk or an application takes the call instead of the address, and the simulator has neither.
            _ when number is { VoiceUrl: "" } or { TrunkSid: not null } or { VoiceApplicationSid: not "" } => 11100,
            _ => (int?)null,
        };
        if (refusal is { } code)
        {
            exchange.Notify(leg, code, code == 11100 ? "The number has no voice address in force." : "The account does not take this call.");
            Legs.Finish(exchange, leg, "failed");
            return;
        }
        if (leg.Flow.Party.HangsUpAfter is { } patience)
        {
            exchange.Schedule(EventKind.HangUp, leg, patience);
        }
        Documents.Request(exchange, leg, new(number.VoiceUrl, number.VoiceMethod), number.VoiceCallerIdLookup ? new() { ["CallerName"] = "" } : null);
    }
}
