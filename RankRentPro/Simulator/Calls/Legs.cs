using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Calls;

/// <summary>The life of one leg: dialled, ringing, answered, ended.</summary>
internal static class Legs
{
    private static readonly TimeSpan DialToRing = TimeSpan.FromSeconds(1);
    private const int TrialSeconds = 600;

    public static void Start(Exchange exchange, Leg leg)
    {
        leg.StartAt = leg.UpdatedAt = exchange.Now;
        Reports.Progress(exchange, leg, "initiated");
        exchange.Schedule(EventKind.Ring, leg, DialToRing);
    }

    public static void Ring(Exchange exchange, Leg leg)
    {
        Move(exchange, leg, "ringing");
        Reports.Progress(exchange, leg, "ringing");
        if (leg.Flow.Party.Reaction != Reaction.NoAnswer)
        {
            exchange.Schedule(EventKind.React, leg, leg.Flow.Party.After);
        }
        exchange.Schedule(EventKind.RingTimeout, leg, TimeSpan.FromSeconds(leg.Flow.Timeout));
    }

    public static void React(Exchange exchange, Leg leg)
    {
        switch (leg.Flow.Party.Reaction)
        {
            case Reaction.Busy:
                Finish(exchange, leg, "busy");
                break;
            case Reaction.Fails:
                Finish(exchange, leg, "failed");
                break;
            default:
                Answer(exchange, leg);
                break;
        }
    }

    /// <summary>Twilio picks up for a caller.</summary>
    public static void PickUp(Exchange exchange, Leg leg)
    {
        if (leg.Status == "ringing")
        {
            Connect(exchange, leg);
        }
    }

    public static void HangUp(Exchange exchange, Leg leg) => Finish(exchange, leg, leg.IsAnswered ? "completed" : "canceled");

    /// <summary>From now on the called party's patience counts.</summary>
    public static void Listen(Exchange exchange, Leg leg)
    {
        leg.Flow.TalkStep++;
        if (leg.Direction != "inbound")
        {
            exchange.Schedule(EventKind.TalkOver, leg, leg.Flow.Party.TalksFor, leg.Flow.TalkStep);
        }
    }

    public static void Finish(Exchange exchange, Leg leg, string status)
    {
        if (leg.HasEnded)
        {
            return;
        }
        var wasQueued = leg.StartAt is null;
        Move(exchange, leg, status);
        leg.EndAt = exchange.Now;
        leg.Duration = leg.AnsweredAt is { } answered ? Seconds(exchange.Now - answered) : 0;
        Recorder.Abort(exchange, leg);
        Dialling.ParentEnded(exchange, leg);
        if (!wasQueued)
        {
            Reports.Progress(exchange, leg, "completed");
        }
        if (leg is { Direction: "inbound", NumberSid: { } sid } && NumberSql.Find(exchange.Connection, sid) is { StatusCallback: not "", VoiceApplicationSid: "" } number)
        {
            var form = WebhookForm.Status(leg, leg.Status, 0, exchange.Now);
            Reports.Send(exchange, leg.Sid, new(number.StatusCallback, number.StatusCallbackMethod), form);
        }
        Rating.Expect(exchange, leg);
        if (exchange.Find(leg.ParentSid) is { } parent)
        {
            Dialling.ChildEnded(exchange, parent, leg);
        }
    }

    /// <summary>Whole seconds as they are billed: a started one counts.</summary>
    public static long Seconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds - 0.25));

    private static void Answer(Exchange exchange, Leg leg)
    {
        Connect(exchange, leg);
        if (leg.Flow.MachineDetection is { } detection)
        {
            leg.AnsweredBy = leg.Flow.Party.Reaction != Reaction.Machine ? "human" : detection == "DetectMessageEnd" ? "machine_end_beep" : "machine_start";
        }
        Reports.Progress(exchange, leg, "answered");
        if (leg.Flow.Party.HangsUpAfter is { } patience)
        {
            exchange.Schedule(EventKind.HangUp, leg, patience);
        }
        if (leg.IsChild)
        {
            Dialling.ChildAnswered(exchange, leg);
            return;
        }
        if (leg.Flow.Record is { } wish)
        {
            leg.Flow.RecordingSid = Recorder.Start(exchange, leg, "OutboundAPI", wish);
        }
        Listen(exchange, leg);
        Instruct(exchange, leg);
    }

    private static void Instruct(Exchange exchange, Leg leg)
    {
        if (leg.Flow.Instructions is { } address)
        {
            Documents.Request(exchange, leg, address);
            return;
        }
        TwimlInterpreter.Run(exchange, leg);
    }

    private static void Connect(Exchange exchange, Leg leg)
    {
        Move(exchange, leg, "in-progress");
        leg.AnsweredAt = exchange.Now;
        var limit = exchange.Switches.Trial ? Math.Min(leg.Flow.TimeLimit, TrialSeconds) : leg.Flow.TimeLimit;
        exchange.Schedule(EventKind.TimeLimit, leg, TimeSpan.FromSeconds(limit));
    }

    private static void Move(Exchange exchange, Leg leg, string status)
    {
        leg.Status = status;
        leg.UpdatedAt = exchange.Now;
        leg.Flow.Step++;
    }
}
