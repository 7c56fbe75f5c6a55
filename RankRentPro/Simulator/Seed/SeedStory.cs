namespace RankRentPro.Simulator.Seed;

/// <summary>Invents people and what passes between each of them and one business.</summary>
internal sealed class SeedStory(DateTimeOffset now, IReadOnlyList<SeedLine> lines, SeedBook book)
{
    private const int DaysBack = 90;
    private const int DaysApart = 12;
    private const int RecentAtLeast = 100;
    private const double AtNight = 0.06;

    // So that the first look finds calls of today, the last of them not rated yet.
    private readonly Queue<int> recentEnds = new([25, 150, 900, 3000]);

    // What happens does not hang on the hour of the first start, so it has chance of its own.
    private readonly SeedDice fate = new(90);
    private readonly SeedDice times = new(365);

    private readonly SeedCallers callers = new(new SeedDice(555), lines.SelectMany(line => new[] { line.Number.PhoneNumber, line.BusinessPhone }));

    /// <summary>One person's story of at most so many calls; returns how many it took.</summary>
    public int Tell(int most)
    {
        if (most >= RecentAtLeast && recentEnds.TryDequeue(out var secondsAgo))
        {
            return TellRecent(secondsAgo);
        }
        var line = fate.Pick(lines, each => each.Weight);
        var night = fate.Chance(AtNight);
        var withheld = fate.Chance(night ? 0.2 : 0.015);
        var caller = withheld ? callers.Withheld() : callers.Next(line);
        var calls = withheld || !fate.Chance(0.2) ? 1 : Math.Min(most, Math.Min(fate.Between(2, 6), fate.Between(2, 6)));
        Repeat(new(line, caller, night), calls);
        return calls;
    }

    private int TellRecent(int secondsAgo)
    {
        var line = fate.Pick(lines, each => each.Weight * (0.01 + SeedHours.Likelihood(now, each, night: false)));
        var call = SeedFate.Of(fate, line, callers.Next(line), SeedMoment.Day);
        book.Write(call, now.AddSeconds(-secondsAgo - call.Seconds));
        return 1;
    }

    private void Repeat(SeedPerson person, int calls)
    {
        SeedCall? previous = null;
        var ended = Earliest(person.Line);
        for (var done = 0; done < calls; done++)
        {
            var again = previous?.Fruitless == true && fate.Chance(0.8);
            var call = SeedFate.Of(fate, person.Line, person.Number, again ? SeedMoment.AfterMiss : person.Night ? SeedMoment.Night : SeedMoment.Day);
            var at = again ? ended.AddSeconds(times.Between(40, 900)) : Moment(person, call, previous is null ? null : ended);
            at = at.AddSeconds(call.Seconds) > now ? Moment(person, call, null) : at;
            book.Write(call, at);
            (previous, ended) = (call, at.AddSeconds(call.Seconds));
        }
    }

    private DateTimeOffset Moment(SeedPerson person, SeedCall call, DateTimeOffset? after)
    {
        var until = now.AddSeconds(-call.Seconds);
        var window = after?.AddDays(DaysApart) <= until
            ? new SeedWindow(after.Value, after.Value.AddDays(DaysApart), person.Night)
            : new SeedWindow(Earliest(person.Line), until, person.Night);
        return SeedHours.Pick(times, person.Line, window);
    }

    private DateTimeOffset Earliest(SeedLine line) =>
        line.Number.Created > now.AddDays(-DaysBack) ? line.Number.Created.AddMinutes(20) : now.AddDays(-DaysBack);
}

internal sealed record SeedPerson(SeedLine Line, string Number, bool Night);
