namespace RankRentPro.Simulator.Seed;

/// <summary>The past of the simulated account: the same for the same moment, over the 90 days before it.</summary>
public static class SeedPlan
{
    /// <param name="now">Everything is counted back from here and has ended before.</param>
    /// <param name="calls">How many conversations; a forwarded call is one.</param>
    public static SeededAccount Create(DateTimeOffset now, int calls)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var lines = SeedNumbers.At(second);
        var book = new SeedBook(second);
        var story = new SeedStory(second, lines, book);
        for (var left = calls; left > 0;)
        {
            left -= story.Tell(left);
        }
        return new() { Numbers = [.. lines.Select(line => line.Number)], Legs = book.Legs, Recordings = book.Recordings };
    }
}
