using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Reads the account's recordings of the last days.</summary>
public sealed class RecordingSync(Database database, TwilioClient twilio, TimeProvider clock)
{
    /// <returns>How many recordings Twilio listed, or why they could not be read.</returns>
    public async Task<TwilioAnswer<int>> Run(DateOnly firstDay, CancellationToken cancel)
    {
        var read = 0;
        await foreach (var page in twilio.With(TwilioPatience.Background).ListRecordings(new RecordingQuery { FirstDay = firstDay }, cancel))
        {
            if (!page.TryGet(out var recordings, out var refusal))
            {
                return new(refusal);
            }
            read += recordings.Items.Count;
            Take(recordings.Items);
        }
        return new(read);
    }

    private void Take(IEnumerable<TwilioRecording> recordings)
    {
        var now = clock.GetUtcNow();
        var rows = recordings.Select(recording => Row(recording, now)).ToList();
        database.Write(connection => new CallIntake(connection, SettingsSql.TimeZone(connection), now).TakeRecordings(rows));
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
