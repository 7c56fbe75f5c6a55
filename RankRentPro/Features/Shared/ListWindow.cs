using RankRentPro.Twilio;

namespace RankRentPro.Features.Shared;

/// <summary>A window of one of Twilio's lists: whole UTC days, both inclusive; without a last day up to now.</summary>
public sealed record ListWindow(DateOnly First, DateOnly? Last = null)
{
    /// <summary>A page of rows that all began before it and told nothing new ends the reading: what follows is older still.</summary>
    public DateTimeOffset? EnoughBefore { get; init; }

    /// <summary>The SIDs that Twilio lists are wanted, to compare them with ours.</summary>
    public bool KeepsSids { get; init; }
}

/// <summary>What reading a window came to.</summary>
public sealed class ListTally
{
    public int Pages { get; private set; }
    public int Rows { get; private set; }

    /// <summary>Conversations among the rows, where the rows are legs.</summary>
    public int Calls { get; set; }

    /// <summary>Calls that are new or changed.</summary>
    public int Changed { get; set; }

    /// <summary>Twilio's clock at the first page: what began later was not listed.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public List<BrokenRow> Broken { get; } = [];

    public HashSet<string> Sids { get; } = new(StringComparer.Ordinal);

    public void Count<T>(TwilioPage<T> page)
    {
        AnsweredAt = Pages == 0 ? page.AnsweredAt : AnsweredAt;
        Pages++;
        Rows += page.Items.Count;
        Broken.AddRange(page.BrokenRows);
    }

    public string BrokenWords => Broken.Count switch
    {
        0 => "",
        1 => $" One row could not be read: {Broken[0].Sid ?? "without SID"}.",
        var count => $" {count} rows could not be read, the first one {Broken[0].Sid ?? "without SID"}.",
    };
}

/// <summary>Reads a window whole or not at all as far as its reader is told; every page is stored when it comes.</summary>
public static class WholeWindow
{
    private const int Attempts = 3;
    private const int BrokenAsked = 20;

    /// <param name="list">Begins the list anew.</param>
    /// <param name="take">Stores a page and counts it; false when no further page is wanted.</param>
    public static async Task<TwilioAnswer<ListTally>> Read<T>(Func<IAsyncEnumerable<TwilioAnswer<TwilioPage<T>>>> list, Func<TwilioPage<T>, ListTally, bool> take)
    {
        for (var attempt = 1; ; attempt++)
        {
            var tally = new ListTally();
            var refusal = await Pages(list(), take, tally);
            if (refusal is null)
            {
                return new(tally);
            }
            if (tally.Pages == 0 || attempt == Attempts || !IsExpired(refusal))
            {
                return new(refusal);
            }
        }
    }

    /// <summary>A row that cannot be read in the list may be readable alone. What stays broken is logged and does not hold up the rest.</summary>
    /// <returns>Why Twilio could not be asked, or null.</returns>
    public static async Task<TwilioRefusal?> AskAgain<T>(ListTally read, Func<string, Task<TwilioAnswer<T>>> fetch, Action<T> take, ILogger logger)
    {
        foreach (var row in read.Broken.Where(row => row.Sid is not null).Take(BrokenAsked).ToList())
        {
            if ((await fetch(row.Sid!)).TryGet(out var found, out var refusal))
            {
                take(found);
                read.Broken.Remove(row);
            }
            else if (refusal is { HttpStatus: not 200, Kind: not TwilioRefusalKind.NotFound })
            {
                return refusal;
            }
        }
        foreach (var row in read.Broken)
        {
            logger.LogError("Twilio listed a {Kind} that cannot be read: {Sid}. {Problem}", typeof(T).Name, row.Sid ?? "without SID", row.Problem);
        }
        return null;
    }

    private static async Task<TwilioRefusal?> Pages<T>(IAsyncEnumerable<TwilioAnswer<TwilioPage<T>>> list, Func<TwilioPage<T>, ListTally, bool> take, ListTally tally)
    {
        await foreach (var answer in list)
        {
            if (!answer.TryGet(out var page, out var refusal))
            {
                return refusal;
            }
            tally.Count(page);
            if (!take(page, tally))
            {
                return null;
            }
        }
        return null;
    }

    // A page token names a row: when that row goes, or after a while, the token names nothing any more.
    private static bool IsExpired(TwilioRefusal refusal) => refusal.Kind == TwilioRefusalKind.NotFound || refusal.Code is 20001 or 21481;
}
