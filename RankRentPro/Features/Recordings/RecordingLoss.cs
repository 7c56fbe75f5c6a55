using System.Data.Common;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Recordings;

/// <summary>Recordings that Twilio lost, and those that it lists after all. Their calls are told as changed: whether one is heard is told with it.</summary>
public static class RecordingLoss
{
    public static void Mark(DbConnection connection, string sid, DateTimeOffset now) => Touch(connection, RecordingsSql.MarkGone(connection, sid, now), now);

    public static void Undo(DbConnection connection, IEnumerable<string> sids, DateTimeOffset now) => Touch(connection, RecordingsSql.MarkFound(connection, sids), now);

    private static void Touch(DbConnection connection, List<string> legSids, DateTimeOffset now)
    {
        if (legSids.Count > 0)
        {
            CallsSql.Touch(connection, CallsSql.OfLegs(connection, legSids).Values.Select(call => call.Id), now);
        }
    }
}
