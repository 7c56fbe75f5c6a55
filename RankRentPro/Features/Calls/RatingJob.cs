using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>Asks Twilio again for the prices of calls that ended and of their recordings: most come within minutes, some take hours, a few never come.</summary>
public sealed class RatingJob(Database database, CallSync calls, RecordingSync recordings, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Name = "prices";
    public const string Kind = "rating";
    private const int AskedPerRun = 20;
    private static readonly TimeSpan AwayFor = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] _after =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60),
        TimeSpan.FromHours(6), TimeSpan.FromHours(24), TimeSpan.FromHours(72),
    ];

    /// <summary>The first question about a call that ended unrated; what Twilio told just now is not asked for again.</summary>
    public static DeferredRow Question(CallRow call, DateTimeOffset now) => new() { Kind = Kind, Key = call.Sid, DueAt = Next(call, now) ?? now };

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        var now = clock.GetUtcNow();
        if (leftAlone.Words() is { } why)
        {
            return why;
        }
        var questions = database.Read(connection => DeferredSql.Due(connection, Kind, now, AskedPerRun));
        return entered is null || questions.Count == 0 ? "No price is asked for now." : await runs.Record(Name, () => AskEach(questions, cancel), null, cancel);
    }

    private async Task<RunResult> AskEach(List<DeferredRow> questions, CancellationToken cancel)
    {
        var (asked, rated, unread) = (0, 0, (TwilioRefusal?)null);
        foreach (var question in questions)
        {
            var refusal = IsRated(question) ? null : await Ask(question.Key, cancel);
            if (refusal is { ConcernsOne: false })
            {
                // Twilio is away: this question was not answered, and the others would not be. Should it be this call's fault after all, the others come first now.
                database.Write(connection => DeferredSql.Again(connection, question, clock.GetUtcNow() + AwayFor, refusal.Sentence));
                return new($"{asked} calls asked, {rated} rated. {refusal.Sentence}", Done: false);
            }
            unread = refusal is null or { Kind: TwilioRefusalKind.NotFound } ? unread : refusal;
            database.Write(connection => Settle(connection, question, refusal));
            (asked, rated) = (asked + 1, rated + (IsRated(question) ? 1 : 0));
        }
        return new($"{asked} calls asked, {rated} rated.{(unread is null ? "" : $" {unread.Sentence}")}", Done: unread is null);
    }

    private async Task<TwilioRefusal?> Ask(string callSid, CancellationToken cancel) => await calls.Refresh(callSid, cancel)
        ?? (database.Read(connection => AwaitsRecording(connection, callSid)) ? await recordings.Refresh(callSid, cancel) : null);

    private bool IsRated(DeferredRow question) => database.Read(connection =>
        CallsSql.Find(connection, question.Key) is not { } call || IsRated(connection, call));

    private static bool IsRated(DbConnection connection, CallRow call) => call.CostState == "final" && !AwaitsRecording(connection, call.Sid);

    private static bool AwaitsRecording(DbConnection connection, string callSid) =>
        RecordingsSql.OfLegs(connection, [callSid]).Exists(recording => recording.AwaitsPrice);

    private void Settle(DbConnection connection, DeferredRow question, TwilioRefusal? refusal)
    {
        var now = clock.GetUtcNow();
        // No news may mean that it is time to give up.
        new CallIntake(connection, SettingsSql.TimeZone(connection), now).Fold([question.Key]);
        var call = CallsSql.Find(connection, question.Key);
        if (call is not null && !IsRated(connection, call) && refusal?.Kind != TwilioRefusalKind.NotFound && Next(call, now) is { } due)
        {
            DeferredSql.Again(connection, question, due, refusal?.Sentence ?? "");
        }
        else
        {
            DeferredSql.Done(connection, question);
        }
    }

    private static DateTimeOffset? Next(CallRow call, DateTimeOffset now) =>
        _after.Select(after => (DateTimeOffset?)((call.EndedAt ?? call.StartedAt) + after)).FirstOrDefault(due => due > now);
}
