using System.Text.Json;
using Dapper;
using RankRentPro.Simulator.Rest;
using RankRentPro.Simulator.Stock;

namespace RankRentPro.Simulator;

public enum Throttling
{
    Off,
    WithRetryAfter,
    WithoutRetryAfter,
}

/// <summary>When Twilio tells what calls and recordings cost.</summary>
public enum Pricing
{
    /// <summary>Within a minute of the end.</summary>
    Prompt,

    /// <summary>The next day.</summary>
    Late,

    /// <summary>Everything costs nothing.</summary>
    Zero,
    Never,

    /// <summary>Dialled legs are never rated, the others promptly.</summary>
    NeverDialled,
}

/// <summary>The state of the account, and faults; everything is off at first.</summary>
public sealed record SwitchPositions
{
    /// <summary>A trial account: one number, calls only with verified phones, cut after ten minutes.</summary>
    public bool Trial { get; init; }

    /// <summary>
    /// The balance is 0: Twilio suspends the account, so calls and purchases fail with 10001 while everything can still be read.
    /// A balance that is really used up has the same effect.
    /// </summary>
    public bool NoCredit { get; init; }

    /// <summary>Suspended by Twilio: every request but the account's own resource is refused.</summary>
    public bool Suspended { get; init; }

    public Throttling Throttling { get; init; }

    /// <summary>Every request is answered 503.</summary>
    public bool Unavailable { get; init; }

    /// <summary>Requests hang until the client gives up or the switch goes off.</summary>
    public bool Silent { get; init; }

    /// <summary>Audio answers 404 for ten minutes after its recording was made.</summary>
    public bool MediaDelayed { get; init; }

    public Pricing Pricing { get; init; }

    /// <summary>Several phones ring and screen: on, the others ring until one accepts; off, until one answers.</summary>
    public bool ScreeningKeepsRinging { get; init; }
}

/// <summary>The switches of the simulator's page and of tests; they survive a restart.</summary>
public sealed class SimulatorSwitches(SimulatorDatabase database)
{
    private const string Select = "select value from switches where name = 'positions'";
    private const string Upsert = """
        insert into switches (name, value)
        values ('positions', @value)
        on conflict (name) do update set value = excluded.value
        """;

    public SwitchPositions Positions
    {
        get => database.File.Read(c => c.ExecuteScalar<string?>(Select)) is { } text ? JsonSerializer.Deserialize<SwitchPositions>(text)! : new();
        set => database.File.Write(c => c.Execute(Upsert, new { value = JsonSerializer.Serialize(value) }));
    }

    /// <summary>Turns some switches and leaves the others: <c>Turn(p => p with { Trial = true })</c>.</summary>
    public void Turn(Func<SwitchPositions, SwitchPositions> change) => Positions = change(Positions);

    /// <summary>Somebody else buys this number: searches leave it out, and buying it fails with 21422.</summary>
    public void TakeFromStock(string phoneNumber) => database.File.Write(c => StockSql.Take(c, phoneNumber));

    /// <summary>The account's balance, in millionths of a US dollar.</summary>
    public long BalanceMicros
    {
        get => Positions.NoCredit ? 0 : database.File.Read(AccountSql.Get).BalanceMicros;
        set => database.File.Write(c => AccountSql.SetBalance(c, value));
    }

    /// <summary>Suspended by a switch or for want of money.</summary>
    internal bool IsActive => Positions is { Suspended: false, NoCredit: false } && BalanceMicros > 0;
}
