namespace RankRentPro.Simulator.Calls;

/// <summary>What each kind of event does, when it still applies.</summary>
internal static class EventApplication
{
    /// <summary>A step that no waiting leg has: keys that somebody presses whatever is running.</summary>
    public const int AnyStep = -1;

    public static void Apply(Exchange exchange, EventRow row)
    {
        switch (row.Kind)
        {
            case EventKind.RecordingReady:
                Recorder.Ready(exchange, row.Data!);
                return;
            case EventKind.RateRecording when RecordingSql.Find(exchange.Connection, row.Data!) is { } recording:
                Rating.Recording(exchange, recording);
                return;
            case EventKind.RateCall when exchange.Find(row.CallSid) is { } rated:
                Rating.Call(exchange, rated);
                return;
            default:
                if (exchange.Find(row.CallSid) is { HasEnded: false } leg)
                {
                    Apply(exchange, leg, row);
                }
                return;
        }
    }

    private static void Apply(Exchange exchange, Leg leg, EventRow row)
    {
        switch (row.Kind)
        {
            case EventKind.Start when leg.StartAt is null:
                Legs.Start(exchange, leg);
                break;
            case EventKind.Ring when leg.Status == "queued":
                Legs.Ring(exchange, leg);
                break;
            case EventKind.React when leg.Status == "ringing":
                Legs.React(exchange, leg);
                break;
            case EventKind.RingTimeout when leg.Status == "ringing":
                Legs.Finish(exchange, leg, "no-answer");
                break;
            case EventKind.TalkOver when row.Step == leg.Flow.TalkStep && leg.Flow.Dial is null:
            case EventKind.HangUp or EventKind.TimeLimit:
                Legs.HangUp(exchange, leg);
                break;
            default:
                Continue(exchange, leg, row);
                break;
        }
    }

    /// <summary>What belongs to the running verb; void when the leg is past it.</summary>
    private static void Continue(Exchange exchange, Leg leg, EventRow row)
    {
        var isCurrent = row.Step == leg.Flow.Step;
        switch (row.Kind)
        {
            case EventKind.Keys when isCurrent || row.Step == AnyStep:
                Pressed(exchange, leg, row.Data!);
                break;
            case EventKind.Spoken when isCurrent && leg.Flow.Recording is { } message:
                Messages.Spoken(exchange, leg, message, row.Data!);
                break;
            case EventKind.VerbDone when isCurrent && leg.Flow.Gather is { } gather:
                Gathering.Silent(exchange, leg, gather);
                break;
            case EventKind.VerbDone when isCurrent:
                TwimlInterpreter.Run(exchange, leg);
                break;
        }
    }

    private static void Pressed(Exchange exchange, Leg leg, string keys)
    {
        if (leg.Flow.Gather is { } gather)
        {
            Gathering.Pressed(exchange, leg, gather, keys);
        }
        else if (leg.Flow.Recording is { } message && keys.IndexOfAny([.. message.FinishOnKey]) is >= 0 and var at)
        {
            Messages.Spoken(exchange, leg, message, keys[at].ToString());
        }
        else if (leg.Flow.Dial is { HangUpOnStar: true } dial && keys.Contains('*', StringComparison.Ordinal) && exchange.Find(dial.BridgedChild) is { } child)
        {
            Legs.HangUp(exchange, child);
        }
    }
}
