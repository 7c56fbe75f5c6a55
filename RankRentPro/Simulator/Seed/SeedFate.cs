namespace RankRentPro.Simulator.Seed;

/// <summary>Decides what becomes of a conversation.</summary>
internal static class SeedFate
{
    private static readonly (SeedOutcome Outcome, double Weight)[] byDay =
    [
        (SeedOutcome.Answered, 64), (SeedOutcome.Missed, 12.5), (SeedOutcome.GaveUp, 5.5), (SeedOutcome.Voicemail, 7), (SeedOutcome.Direct, 3), (SeedOutcome.Outbound, 7),
    ];

    // The business is closed and who calls is often a machine.
    private static readonly (SeedOutcome Outcome, double Weight)[] byNight =
        [(SeedOutcome.Answered, 10), (SeedOutcome.Missed, 43), (SeedOutcome.GaveUp, 15), (SeedOutcome.Voicemail, 27), (SeedOutcome.Direct, 5)];

    private static readonly (SeedOutcome Outcome, double Weight)[] afterMiss =
        [(SeedOutcome.Answered, 60), (SeedOutcome.Missed, 15), (SeedOutcome.GaveUp, 4), (SeedOutcome.Voicemail, 7), (SeedOutcome.Outbound, 14)];

    public static SeedCall Of(SeedDice dice, SeedLine line, string customer, SeedMoment moment)
    {
        var odds = moment switch
        {
            SeedMoment.Night => byNight,
            SeedMoment.AfterMiss => afterMiss,
            _ => byDay,
        };
        var call = new SeedCall { Line = line, Customer = customer, Outcome = dice.Pick(odds, odd => odd.Weight).Outcome, Status = "completed" };
        var talk = moment == SeedMoment.Night ? dice.Between(4, 25) : (int)Math.Clamp(dice.LogNormal(95, 1), 4, 2100);
        return call.Outcome switch
        {
            SeedOutcome.Answered => call with { Ring = dice.Between(3, 17), Talk = talk, Recorded = dice.Chance(0.45) },
            SeedOutcome.Missed when dice.Chance(0.2) => call with { Status = "busy", Ring = dice.Between(1, 3) },
            SeedOutcome.Missed => call with { Status = "no-answer", Ring = dice.Between(18, 21) },
            SeedOutcome.GaveUp => call with { Status = "canceled", Ring = dice.Between(3, 17) },
            SeedOutcome.Voicemail => call with { Status = "no-answer", Ring = dice.Between(19, 21), Voicemail = dice.Between(5, 70) },
            SeedOutcome.Direct => call with { Talk = dice.Between(6, 75) },
            _ => Outbound(dice, call, talk),
        };
    }

    private static SeedCall Outbound(SeedDice dice, SeedCall call, int talk)
    {
        var ringing = call with { OwnRing = dice.Between(3, 14) };
        return dice.Next() switch
        {
            < 0.10 => ringing with { OwnPhoneAnswers = false, OwnRing = dice.Between(22, 30), Status = "no-answer" },
            < 0.22 => ringing with { Ring = dice.Between(25, 32), Status = "no-answer" },
            < 0.29 => ringing with { Ring = dice.Between(1, 3), Status = "busy" },
            < 0.34 => ringing with { Ring = 1, Status = "failed" },
            _ => ringing with { Ring = dice.Between(4, 20), Talk = talk },
        };
    }
}

internal enum SeedMoment
{
    Day,
    Night,
    AfterMiss,
}
