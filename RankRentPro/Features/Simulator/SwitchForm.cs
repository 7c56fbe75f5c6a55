using RankRentPro.Simulator;

namespace RankRentPro.Features.Simulator;

/// <summary>The switches as a form posts them; a checkbox that is off posts nothing.</summary>
public sealed record SwitchForm
{
    public bool Trial { get; init; }
    public bool NoCredit { get; init; }
    public bool Suspended { get; init; }
    public Throttling Throttling { get; init; }
    public bool Unavailable { get; init; }
    public bool Silent { get; init; }
    public bool MediaDelayed { get; init; }
    public Pricing Pricing { get; init; }

    public static SwitchForm Of(SwitchPositions now) => new()
    {
        Trial = now.Trial,
        NoCredit = now.NoCredit,
        Suspended = now.Suspended,
        Throttling = now.Throttling,
        Unavailable = now.Unavailable,
        Silent = now.Silent,
        MediaDelayed = now.MediaDelayed,
        Pricing = now.Pricing,
    };

    public SwitchPositions Over(SwitchPositions now) => now with
    {
        Trial = Trial,
        NoCredit = NoCredit,
        Suspended = Suspended,
        Throttling = Throttling,
        Unavailable = Unavailable,
        Silent = Silent,
        MediaDelayed = MediaDelayed,
        Pricing = Pricing,
    };
}
