using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Deletes recordings that are older than the owner keeps them, at Twilio first and then here. Their calls stay and say so.</summary>
public sealed class OldRecordingsJob(Database database, RecordingFiles files, TwilioClient twilio, RecordedRuns runs, TimeProvider clock)
{
    public const string Name = "old recordings";
    private const int Batch = 100;

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        if (entered is null)
        {
            return "Old recordings are being deleted already.";
        }
        foreach (var sid in database.Read(RecordingFilesSql.Forgotten))
        {
            await files.Delete(sid, cancel);
        }
        return database.Read(SettingsSql.Read).RecordingDays is { } days
            ? await runs.Record(Name, () => Delete(days, cancel), null, cancel)
            : "Recordings are kept for ever.";
    }

    private async Task<RunResult> Delete(int days, CancellationToken cancel)
    {
        var (before, deleted, refused) = (clock.GetUtcNow().AddDays(-days), 0, new Dictionary<string, TwilioRefusal>());
        while (database.Read(connection => RecordingsSql.MadeBefore(connection, before, Batch + refused.Count)).FindAll(one => !refused.ContainsKey(one.Sid)) is { Count: > 0 } old)
        {
            foreach (var recording in old)
            {
                cancel.ThrowIfCancellationRequested();
                if (recording.IsAtTwilio && await _twilio.DeleteRecording(recording.Sid, cancel) is { Kind: not TwilioRefusalKind.NotFound } refusal)
                {
                    if (!refusal.ConcernsOne)
                    {
                        return new($"{Words(deleted, days)} {refusal.Sentence} The others follow tomorrow night.", Done: false);
                    }
                    refused.Add(recording.Sid, refusal);
                    continue;
                }
                database.Write(connection => Forget(connection, recording, days));
                await files.Delete(recording.Sid, CancellationToken.None);
                deleted++;
            }
        }
        return new($"{Words(deleted, days)}{(refused.Count == 0 ? "" : $" {refused.Count:N0} were refused, the last: {refused.Values.Last().Sentence}")}", Done: refused.Count == 0);
    }

    private void Forget(DbConnection connection, RecordingRow recording, int days)
    {
        var now = clock.GetUtcNow();
        RecordingsSql.Expire(connection, recording.Sid, days, now);
        new CallIntake(connection, SettingsSql.TimeZone(connection), now).FoldLegs([recording.LegSid]);
    }

    private static string Words(int deleted, int days) => $"{deleted:N0} recordings older than {days} days deleted.";
}
