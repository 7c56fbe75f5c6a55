using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Reads windows of the account's recordings.</summary>
public sealed class RecordingSync(Database database, TwilioClient twilio, TimeProvider clock, ILogger<RecordingSync> logger)
{
    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);

    /// <returns>What was read, or why the window is not whole; what was stored of it stays.</returns>
    public async Task<TwilioAnswer<ListTally>> Read(ListWindow window, CancellationToken cancel)
    {
        var query = new RecordingQuery { FirstDay = window.First, LastDay = window.Last };
        var answer = await WholeWindow.Read(() => _twilio.ListRecordings(query, cancel), (page, tally) => Take(page, window, tally));
        if (answer.ValueOrDefault is { Broken.Count: > 0 } read
            && await WholeWindow.AskAgain(read, sid => _twilio.FetchRecording(sid, cancel), recording => Take([recording]), logger) is { } refusal)
        {
            return new(refusal);
        }
        return answer;
    }

    /// <summary>Asks for the recordings of one call.</summary>
    public async Task<TwilioRefusal?> Refresh(string callSid, CancellationToken cancel)
    {
        await foreach (var page in _twilio.ListRecordings(new RecordingQuery { CallSid = callSid }, cancel))
        {
            if (!page.TryGet(out var recordings, out var refusal))
            {
                return refusal;
            }
            Take(recordings.Items);
        }
        return null;
    }

    public int Take(IEnumerable<TwilioRecording> recordings)
    {
        var now = clock.GetUtcNow();
        var rows = recordings.Select(recording => Row(recording, now)).ToList();
        return database.Write(connection => new CallIntake(connection, SettingsSql.TimeZone(connection), now).TakeRecordings(rows));
    }

    private bool Take(TwilioPage<TwilioRecording> page, ListWindow window, ListTally tally)
    {
        var changed = Take(page.Items);
        tally.Changed += changed;
        if (window.KeepsSids)
        {
            tally.Sids.UnionWith(page.Items.Select(recording => recording.Sid).Concat(page.BrokenRows.Select(row => row.Sid ?? "")));
        }
        return window.EnoughBefore is not { } horizon || changed > 0 || page.Items.Any(recording => !(recording.DateCreated < horizon));
    }

    private static RecordingRow Row(TwilioRecording recording, DateTimeOffset now) => new()
    {
        Sid = recording.Sid,
        LegSid = recording.CallSid ?? "",
        Status = recording.Status ?? "",
        Source = recording.Source ?? "",
        Channels = recording.Channels ?? 1,
        Duration = recording.Duration,
        Price = recording.PriceMicros,
        CreatedAt = recording.DateCreated ?? recording.StartTime ?? now,
    };
}
