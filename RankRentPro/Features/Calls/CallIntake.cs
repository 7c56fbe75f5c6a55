using System.Data.Common;
using RankRentPro.Features.Events;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>
/// Takes news of legs and recordings in: merges them by SID, folds the conversations they belong to and keeps the sums,
/// all on the caller's transaction. The same news twice changes nothing.
/// </summary>
public sealed class CallIntake(DbConnection connection, TimeZoneInfo agencyZone, DateTimeOffset now)
{
    private readonly List<CallRow> _ended = [];
    private readonly HashSet<string> _newLegs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _newRecordings = new(StringComparer.Ordinal);

    /// <summary>Calls that were not over before, or not known, and are over now.</summary>
    public IReadOnlyList<CallRow> Ended => _ended;

    /// <returns>How many conversations are new or changed.</returns>
    public int TakeLegs(IReadOnlyCollection<LegRow> news)
    {
        var parents = CallAdoption.Run(connection, agencyZone, news.Where(leg => leg.ParentSid is null).Select(leg => leg.Sid), now);
        var known = LegsSql.BySid(connection, news.Select(leg => leg.Sid)).ToDictionary(leg => leg.Sid);
        var merged = news.GroupBy(leg => leg.Sid).Select(same => same.Aggregate(known.GetValueOrDefault(same.Key), Merge)!).ToList();
        var changed = merged.Where(leg => leg != known.GetValueOrDefault(leg.Sid)).ToList();
        LegsSql.Write(connection, changed);
        _newLegs.UnionWith(changed.Select(leg => leg.Sid).Where(sid => !known.ContainsKey(sid)));
        return Fold(changed.Select(leg => leg.CallSid).Concat(parents));
    }

    public int TakeRecordings(IReadOnlyCollection<RecordingRow> news)
    {
        _newRecordings.UnionWith(news.Where(recording => recording.IsReady).Select(recording => recording.Sid).Except(RecordingsSql.ReadyAmong(connection, news.Select(recording => recording.Sid))));
        RecordingsSql.Write(connection, news);
        return FoldLegs(news.Select(recording => recording.LegSid));
    }

    /// <summary>Twilio does not know this parent: each of its children is a call of its own.</summary>
    public int MakeOrphans(string parentSid) => Fold(LegsSql.MakeOrphans(connection, parentSid).Select(leg => leg.Sid));

    public DateTimeOffset Now => now;

    /// <summary>Decides the calls anew that these legs belong to: a recording may hang on a child.</summary>
    public int FoldLegs(IEnumerable<string> legSids) => Fold(LegsSql.BySid(connection, legSids).Select(leg => leg.CallSid));

    /// <summary>Decides these calls anew from what is stored.</summary>
    public int Fold(IEnumerable<string> callSids)
    {
        var sids = callSids.Distinct().ToList();
        var before = CallsSql.BySid(connection, sids).ToDictionary(call => call.Sid);
        var gathered = Gather(sids);
        var numbers = new NumberLookup(NumbersSql.All(connection));
        var (changes, deferred) = (new List<CallChange>(), new List<DeferredRow>());
        foreach (var facts in gathered)
        {
            var old = before.GetValueOrDefault(facts.Parent.Sid);
            var call = Build(facts, old, numbers);
            if (call != old)
            {
                changes.Add(new(old, call));
                deferred.AddRange(Questions(facts, call));
            }
        }
        _ended.AddRange(changes.Where(change => change.After.IsOver && change.Before is not { IsOver: true }).Select(change => change.After));
        if (changes.Count > 0)
        {
            var at = Later(CallsSql.LastChange(connection));
            CallsSql.Write(connection, changes.Select(change => change.After with { ChangedAt = at }));
        }
        RunningSums.Take(connection, agencyZone, changes, now);
        EventsSql.Send(connection, CallEvents.Of(connection, changes, IsNew), now);
        DeferredSql.Add(connection, deferred);
        return changes.Count;
    }

    // One that was ready before is news only with a leg that was not known: its call hears of it now.
    private bool IsNew(RecordingRow recording) => _newRecordings.Contains(recording.Sid) || _newLegs.Contains(recording.LegSid);

    // A clock that is set back, or two transactions in a moment, must not hide a change from those who read on from the last one.
    private DateTimeOffset Later(DateTimeOffset last) => now > last ? now : last.AddMilliseconds(1);

    // What Twilio has to be asked later about this call.
    private IEnumerable<DeferredRow> Questions(CallFacts facts, CallRow call)
    {
        if (call.IsOver && (call.CostState == "pending" || facts.AwaitsRecordingPrice))
        {
            yield return RatingJob.Question(call, now);
        }
        if (facts.AwaitsRefusal)
        {
            yield return RefusedDials.Question(call.Sid, now);
        }
    }

    private IEnumerable<CallFacts> Gather(List<string> sids)
    {
        var legs = LegsSql.OfCalls(connection, sids).DistinctBy(leg => leg.Sid).ToLookup(leg => leg.CallSid);
        var recordings = RecordingsSql.OfLegs(connection, legs.SelectMany(call => call).Select(leg => leg.Sid)).ToLookup(r => r.LegSid);
        var placed = PlacedCallsSql.BySid(connection, sids).ToDictionary(call => call.Sid!);
        var routed = RoutedCallsSql.Among(connection, sids);
        var heard = WebhookEventsSql.Heard(connection, sids);
        return legs
            .Where(call => call.Any(leg => leg.Sid == call.Key))
            .Select(call => new CallFacts
            {
                Parent = call.First(leg => leg.Sid == call.Key),
                Children = [.. call.Where(leg => leg.Sid != call.Key).OrderBy(leg => leg.CreatedAt).ThenBy(leg => leg.Sid, StringComparer.Ordinal)],
                Recordings = [.. call.SelectMany(leg => recordings[leg.Sid])],
                Routed = routed.ContainsKey(call.Key),
                Heard = heard.Contains(call.Key),
                RoutedTo = routed.GetValueOrDefault(call.Key),
                PlacedTo = placed.GetValueOrDefault(call.Key)?.ToNumber,
                Refusal = placed.GetValueOrDefault(call.Key)?.Refusal,
                Now = now,
            });
    }

    private static CallRow Build(CallFacts facts, CallRow? old, NumberLookup numbers)
    {
        var parent = facts.Parent;
        var cost = CallCost.Of(facts);
        var to = facts.IsInbound ? parent.ToNumber : facts.PlacedTo ?? facts.Customer?.ToNumber ?? parent.ToNumber;
        var number = numbers.Find(parent.NumberSid, facts.IsInbound ? to : parent.FromNumber, parent.Began);
        var verdict = CallFolding.Decide(facts with { IsOurs = !facts.Heard && (old?.Reason == CallFolding.NoAnswer || number?.AnsweredHere(parent.Began) == true) });
        var digits = PhoneText.Digits(facts.IsInbound ? parent.FromNumber : to);
        return new CallRow
        {
            Id = old?.Id ?? 0,
            Sid = parent.Sid,
            NumberId = old?.NumberId ?? number?.Id,
            // A call keeps the site that its number had when it came.
            Site = old is null || old.NumberId is null ? number?.Site ?? "" : old.Site,
            Direction = facts.IsInbound ? "inbound" : "outbound",
            FromNumber = parent.FromNumber,
            ToNumber = to,
            CustomerDigits = digits,
            CustomerDigitsReversed = string.Concat(digits.Reverse()),
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            StartedAt = facts.Began,
            EndedAt = parent.EndedAt,
            Duration = verdict.Duration,
            Cost = cost.Micros,
            CostCurrency = cost.Currency,
            CostState = cost.State,
            Recordings = facts.Recordings.Count(recording => recording.IsReady),
            Spam = old?.Spam ?? false,
        };
    }

    private static LegRow? Merge(LegRow? known, LegRow news) => known?.Merge(news) ?? news;
}
