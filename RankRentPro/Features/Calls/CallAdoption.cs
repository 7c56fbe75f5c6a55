using System.Data.Common;

namespace RankRentPro.Features.Calls;

/// <summary>
/// A parent that comes after Twilio did not know it: the legs dialled for it stood for themselves meanwhile, and are one call with it again.
/// What people said of them stays with that call.
/// </summary>
public static class CallAdoption
{
    /// <returns>The parents among these legs whose children came back, to be folded anew.</returns>
    public static IReadOnlyList<string> Run(DbConnection connection, TimeZoneInfo agencyZone, IEnumerable<string> legSids, DateTimeOffset now)
    {
        var families = LegsSql.Adopt(connection, legSids).GroupBy(child => child.ParentSid!).ToList();
        foreach (var family in families)
        {
            var calls = CallsSql.BySid(connection, family.Select(child => child.Sid).Append(family.Key));
            if (calls.Find(call => call.Sid == family.Key) is { } known)
            {
                RunningSums.Remove(connection, agencyZone, FoldedAway(connection, calls, known.Id), now);
            }
            else if (calls.MaxBy(call => call.Spam) is { } first)
            {
                CallsSql.Rename(connection, first.Id, family.Key);
                RunningSums.Remove(connection, agencyZone, FoldedAway(connection, calls, first.Id), now);
            }
        }
        return [.. families.Select(family => family.Key)];
    }

    private static List<CallRow> FoldedAway(DbConnection connection, IEnumerable<CallRow> calls, long into)
    {
        var others = calls.Where(call => call.Id != into).ToList();
        foreach (var other in others)
        {
            CallNotesSql.Move(connection, other.Id, into);
            CallsSql.Delete(connection, other.Id);
        }
        return others;
    }
}
