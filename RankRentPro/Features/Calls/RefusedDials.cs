using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>
/// My phone answered and no customer was rung: Twilio refused to dial, which its API answers to nobody.
/// It notes the reason with the call, a moment later; the question is kept until it was answered.
/// </summary>
public sealed class RefusedDials(Database database, TwilioClient twilio, RecordedRuns runs, TwilioPause pause, TimeProvider clock)
{
    public const string Name = "refused dials";
    public const string Kind = "refused-dial";
    private const int AskedPerRun = 20;
    private static readonly TimeSpan NotedWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public static DeferredRow Question(string callSid, DateTimeOffset now) => new() { Kind = Kind, Key = callSid, DueAt = now };

    /// <summary>Asks what is due.</summary>
    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Explain(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        var questions = database.Read(connection => DeferredSql.Due(connection, Kind, clock.GetUtcNow(), AskedPerRun));
        return entered is null || questions.Count == 0 || pause.Until is not null ? "No refused dial is asked about now." : await runs.Record(Name, () => AskEach(questions, cancel), null, cancel);
    }

    /// <summary>Asks about one call at once, while somebody looks at it.</summary>
    public async Task Explain(string callSid, CancellationToken cancel)
    {
        if (database.Read(connection => DeferredSql.Find(connection, Kind, callSid)) is { } question)
        {
            await Ask(question, cancel);
        }
    }

    private async Task<RunResult> AskEach(List<DeferredRow> questions, CancellationToken cancel)
    {
        var asked = 0;
        foreach (var question in questions)
        {
            if (!await Ask(question, cancel))
            {
                return new($"{asked} refused dials asked about; Twilio did not answer the next.", Done: false);
            }
            asked++;
        }
        return new($"{asked} refused dials asked about.");
    }

    /// <returns>False when Twilio did not answer.</returns>
    private async Task<bool> Ask(DeferredRow question, CancellationToken cancel)
    {
        if (database.Read(connection => LegsSql.OfCalls(connection, [question.Key])).Exists(leg => leg.ParentSid == question.Key))
        {
            // The customer's leg was told of late: there is nothing to explain.
            database.Write(connection => DeferredSql.Done(connection, question));
            return true;
        }
        var answer = await Reason(question.Key, cancel);
        database.Write(connection => Settle(connection, question, answer));
        return answer.IsSuccess || answer.Refusal!.Kind == TwilioRefusalKind.NotFound;
    }

    /// <returns>Null while Twilio has noted nothing.</returns>
    private async Task<TwilioAnswer<string?>> Reason(string sid, CancellationToken cancel)
    {
        await foreach (var page in twilio.ListCallNotifications(sid, cancel))
        {
            if (!page.TryGet(out var notes, out var refusal))
            {
                return new(refusal);
            }
            return new(notes.Items.Where(note => note.IsError).MaxBy(note => note.MessageDate) is { } noted ? Words(noted) : null);
        }
        return new((string?)null);
    }

    private static string Words(TwilioNotification noted) => TwilioErrorCodes.Find(noted.ErrorCode) is { } known
        ? $"{known.Meaning}. {known.Action}"
        : $"Twilio noted error {noted.ErrorCode}. {noted.MoreInfo}";

    private void Settle(DbConnection connection, DeferredRow question, TwilioAnswer<string?> answer)
    {
        var now = clock.GetUtcNow();
        var ended = CallsSql.Find(connection, question.Key) is { } call ? call.EndedAt ?? call.StartedAt : DateTimeOffset.MinValue;
        var isGone = answer.Refusal?.Kind == TwilioRefusalKind.NotFound;
        // A key that may not read notifications will not be allowed to later either.
        var isLate = (answer.IsSuccess || answer.Refusal!.Kind is TwilioRefusalKind.Unauthorized or TwilioRefusalKind.Refused) && now - ended > NotedWithin;
        if (answer.ValueOrDefault is null && !isGone && !isLate)
        {
            DeferredSql.Again(connection, question, now + Pause, answer.Refusal?.Sentence ?? "");
            return;
        }
        DeferredSql.Done(connection, question);
        PlacedCallsSql.SetRefusal(connection, question.Key, answer.ValueOrDefault ?? "");
        new CallIntake(connection, SettingsSql.TimeZone(connection), now).Fold([question.Key]);
    }
}
