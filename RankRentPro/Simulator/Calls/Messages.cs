using System.Xml.Linq;

namespace RankRentPro.Simulator.Calls;

/// <summary>The Record verb: the party leaves a message, or says nothing.</summary>
internal static class Messages
{
    public const string HungUp = "hangup";

    public static void Begin(Exchange exchange, Leg leg, XElement verb)
    {
        Legs.PickUp(exchange, leg);
        var (timeout, most) = (5, 3600);
        if (!verb.TryWhole("maxLength", (1, 14_400), ref most))
        {
            exchange.Notify(leg, 13612, "Record: invalid maxLength");
        }
        _ = verb.TryWhole("timeout", (0, 600), ref timeout);
        if (leg.Flow.Party.SpeaksFor <= TimeSpan.Zero)
        {
            TwimlInterpreter.Wait(exchange, leg, TimeSpan.FromSeconds(timeout == 0 ? most : Math.Min(timeout, most)));
            return;
        }
        Record(exchange, leg, verb);
        leg.Flow.Step++;
        var limit = TimeSpan.FromSeconds(most);
        var finishes = leg.Flow.Party.SpeaksFor <= limit;
        exchange.Schedule(EventKind.Spoken, leg, finishes ? leg.Flow.Party.SpeaksFor : limit, leg.Flow.Step,
            finishes && leg.Flow.Party.HangsUpAfterSpeaking ? HungUp : "");
    }

    /// <param name="exchange">The running step.</param>
    /// <param name="leg">Who spoke.</param>
    /// <param name="message">The running recording.</param>
    /// <param name="ending">The key that ended it, hangup, or nothing for silence.</param>
    public static void Spoken(Exchange exchange, Leg leg, RecordState message, string ending)
    {
        if (ending == HungUp)
        {
            Legs.HangUp(exchange, leg);
            return;
        }
        Recorder.End(exchange, leg, message.Sid!);
        var form = new Dictionary<string, string> { ["Digits"] = ending };
        Recorder.AddTo(exchange, form, message.Sid!);
        leg.Flow.Recording = null;
        if (message.Action.Url.Length == 0)
        {
            exchange.Notify(leg, 11100, "Record needs an absolute action in a document that has no address.");
            Documents.Apologize(exchange, leg);
            return;
        }
        Documents.Request(exchange, leg, message.Action, form);
    }

    private static void Record(Exchange exchange, Leg leg, XElement verb)
    {
        var wish = new RecordingWish
        {
            Callback = TwimlInterpreter.Target(exchange, leg, verb, "recordingStatusCallback"),
            Events = verb.Setting("recordingStatusCallbackEvent") ?? "completed",
        };
        leg.Flow.Recording = new()
        {
            Action = TwimlInterpreter.Target(exchange, leg, verb) ?? new(leg.Flow.DocumentUrl ?? ""),
            Sid = Recorder.Start(exchange, leg, "RecordVerb", wish),
            FinishOnKey = verb.Setting("finishOnKey") ?? "1234567890*#",
        };
    }
}
