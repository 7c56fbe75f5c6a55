namespace RankRentPro.Simulator.Seed;

/// <summary>Writes conversations down as Twilio would show them: legs, recordings and what they cost.</summary>
internal sealed class SeedBook(DateTimeOffset now)
{
    private const string AgencyPhone = "+14155550199";
    private const double NeverRated = 0.003;

    private static readonly TimeSpan ratingTakes = TimeSpan.FromMinutes(4);

    private readonly SeedDice dice = new(2010);
    private readonly List<SeededLeg> legs = [];
    private readonly List<SeededRecording> recordings = [];

    // The sort is stable, so a parent stays before the children of the same second.
    public IReadOnlyList<SeededLeg> Legs => [.. legs.OrderBy(leg => leg.Created)];

    public IReadOnlyList<SeededRecording> Recordings => [.. recordings.OrderBy(recording => recording.Created)];

    public void Write(SeedCall call, DateTimeOffset at)
    {
        if (call.Outcome == SeedOutcome.Outbound)
        {
            WriteOutbound(call, at);
        }
        else
        {
            WriteInbound(call, at);
        }
    }

    private void WriteInbound(SeedCall call, DateTimeOffset at)
    {
        var sid = dice.Sid("CA");
        var dialled = at.AddSeconds(1);
        var dialEnd = call.Outcome == SeedOutcome.Direct
            ? dialled.AddSeconds(call.Talk)
            : Dial(new(sid, call.Customer, call.Line.BusinessPhone, dialled), call);
        var end = dialEnd.AddSeconds(call.GreetingSeconds + call.Voicemail);
        AddInbound(call, sid, at, end);
        if (call.Outcome == SeedOutcome.Voicemail)
        {
            Record(sid, end.AddSeconds(-call.Voicemail), call.Voicemail, "RecordVerb");
        }
        else if (call.Recorded)
        {
            Record(sid, dialEnd.AddSeconds(-call.Talk), Math.Max(1, call.Talk - dice.Between(0, 1)), "DialVerb");
        }
    }

    private void AddInbound(SeedCall call, string sid, DateTimeOffset at, DateTimeOffset end)
    {
        var duration = InboundSeconds(call, (int)(end - at).TotalSeconds);
        Add(new()
        {
            Sid = sid,
            NumberSid = call.Line.Number.Sid,
            From = call.Customer,
            To = call.Line.Number.PhoneNumber,
            Direction = "inbound",
            Status = duration > 0 ? "completed" : call is { Outcome: SeedOutcome.GaveUp, Line.AnswersOnBridge: false } ? "canceled" : "no-answer",
            Created = at,
            Start = at,
            End = end,
            Duration = duration,
        }, CallRates.InboundMinute(call.Line.Number.Country, call.Line.Number.Type));
    }

    // Without answerOnBridge Twilio answers, and bills, before anybody is dialled.
    private static int InboundSeconds(SeedCall call, int all) => call.Outcome switch
    {
        SeedOutcome.GaveUp => 0,
        SeedOutcome.Direct => all,
        _ when !call.Line.AnswersOnBridge => all,
        SeedOutcome.Voicemail => call.GreetingSeconds + call.Voicemail,
        _ => call.Talk,
    };

    private void WriteOutbound(SeedCall call, DateTimeOffset at)
    {
        var sid = dice.Sid("CA");
        var answered = at.AddSeconds(call.OwnRing);
        var end = call.OwnPhoneAnswers
            ? Dial(new(sid, call.Line.Number.PhoneNumber, call.Customer, answered.AddSeconds(1)), call)
            : answered;
        Add(new()
        {
            Sid = sid,
            From = call.Line.Number.PhoneNumber,
            To = AgencyPhone,
            Direction = "outbound-api",
            Status = call.OwnPhoneAnswers ? "completed" : call.Status,
            Created = at,
            Start = call.OwnPhoneAnswers ? answered : at,
            End = end,
            Duration = call.OwnPhoneAnswers ? (int)(end - answered).TotalSeconds : 0,
        }, CallRates.OutboundMinute(AgencyPhone));
    }

    private DateTimeOffset Dial(SeedDial dial, SeedCall call)
    {
        var talk = call.Status == "completed" ? call.Talk : 0;
        var end = dial.At.AddSeconds(call.Ring + talk);
        Add(new()
        {
            Sid = dice.Sid("CA"),
            ParentSid = dial.ParentSid,
            From = dial.From,
            To = dial.To,
            Direction = "outbound-dial",
            Status = call.Status,
            Created = dial.At,
            Start = talk > 0 ? dial.At.AddSeconds(call.Ring) : dial.At,
            End = end,
            Duration = talk,
        }, CallRates.OutboundMinute(dial.To));
        return end;
    }

    private void Add(SeededLeg leg, long minute) => legs.Add(leg with { PriceMicros = Price(leg.Duration, minute, leg.End!.Value) });

    private void Record(string callSid, DateTimeOffset from, int seconds, string source) => recordings.Add(new()
    {
        Sid = dice.Sid("RE"),
        CallSid = callSid,
        Created = from,
        Duration = seconds,
        Channels = source == "DialVerb" ? 2 : 1,
        Source = source,
        PriceMicros = Price(seconds, CallRates.RecordedMinute, from.AddSeconds(seconds)),
    });

    private long? Price(int seconds, long minute, DateTimeOffset end) =>
        seconds == 0 || end > now - ratingTakes || dice.Chance(NeverRated) ? null : CallRates.For(seconds, minute);
}

internal sealed record SeedDial(string ParentSid, string From, string To, DateTimeOffset At);
