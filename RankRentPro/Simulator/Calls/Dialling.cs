using System.Globalization;
using System.Xml.Linq;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>The Dial verb at work: children are rung, one is bridged, the parent goes on.</summary>
internal static class Dialling
{
    /// <summary>Of several legs that ended differently, the one that says most comes first.</summary>
    private static readonly string[] Telling = ["completed", "no-answer", "busy", "canceled"];

    public static void Begin(Exchange exchange, Leg parent, XElement verb)
    {
        var reading = new DialVerb(exchange, parent, verb);
        var dial = parent.Flow.Dial = reading.Read();
        parent.Flow.TriedToDial = true;
        parent.Flow.TalkStep++;
        parent.Flow.Step++;
        if (!dial.AnswerOnBridge)
        {
            Legs.PickUp(exchange, parent);
        }
        if (reading.Targets.Count == 0)
        {
            Done(exchange, parent, dial, null);
            return;
        }
        if (dial.Record.StartsWith("record-from-ringing", StringComparison.Ordinal))
        {
            dial.RecordingSid = Recorder.Start(exchange, parent, "DialVerb", dial.Wish);
        }
        var first = reading.IsSequential ? 1 : reading.Targets.Count;
        dial.Waiting = [.. reading.Targets.Skip(first)];
        Ring(exchange, parent, dial, reading.Targets.Take(first));
    }

    public static void ChildAnswered(Exchange exchange, Leg child)
    {
        if (exchange.Find(child.ParentSid) is not { HasEnded: false, Flow.Dial: { } dial })
        {
            Legs.Finish(exchange, child, "completed");
            return;
        }
        if (child.Flow.Instructions is not { } screen)
        {
            Bridge(exchange, child);
            return;
        }
        if (!exchange.Switches.ScreeningKeepsRinging)
        {
            Leave(exchange, dial, child);
        }
        Documents.Request(exchange, child, screen);
    }

    public static void Bridge(Exchange exchange, Leg child)
    {
        if (exchange.Find(child.ParentSid) is not { HasEnded: false, Flow.Dial: { } dial } parent)
        {
            Legs.Finish(exchange, child, "completed");
            return;
        }
        child.Flow.Bridged = true;
        child.Flow.Step++;
        dial.BridgedChild = child.Sid;
        Leave(exchange, dial, child);
        Legs.PickUp(exchange, parent);
        if (dial.Record.StartsWith("record-from-answer", StringComparison.Ordinal))
        {
            dial.RecordingSid = Recorder.Start(exchange, parent, "DialVerb", dial.Wish);
        }
        Legs.Listen(exchange, child);
        exchange.Schedule(EventKind.TimeLimit, child, TimeSpan.FromSeconds(dial.TimeLimit));
    }

    public static void ChildEnded(Exchange exchange, Leg parent, Leg child)
    {
        if (parent.HasEnded || parent.Flow.Dial is not { } dial || dial.Children.Select(exchange.Find).Any(other => other is { HasEnded: false }))
        {
            return;
        }
        if (dial.Waiting.Count > 0)
        {
            var next = dial.Waiting[0];
            dial.Waiting = [.. dial.Waiting.Skip(1)];
            Ring(exchange, parent, dial, [next]);
            return;
        }
        Done(exchange, parent, dial, exchange.Find(dial.BridgedChild) ?? child);
    }

    /// <summary>The caller hung up: what rings is cancelled, what talks is over, the action is told and its answer ignored.</summary>
    public static void ParentEnded(Exchange exchange, Leg parent)
    {
        if (parent.Flow.Dial is not { } dial)
        {
            return;
        }
        Abandon(exchange, parent, dial);
        if (dial.Action is { } action)
        {
            var children = dial.Children.Select(exchange.Find).OfType<Leg>().ToList();
            var form = WebhookForm.Voice(parent);
            AddResult(exchange, form, dial, children.Find(child => child.Sid == dial.BridgedChild) ?? children.LastOrDefault());
            Reports.Send(exchange, parent.Sid, action, form);
        }
    }

    /// <summary>Ends a Dial without asking its action, as a redirected call does.</summary>
    public static void Abandon(Exchange exchange, Leg parent, DialState dial)
    {
        parent.Flow.Dial = null;
        if (dial.RecordingSid is { } recording)
        {
            Recorder.End(exchange, parent, recording);
        }
        foreach (var child in dial.Children.Select(exchange.Find).OfType<Leg>())
        {
            Legs.HangUp(exchange, child);
        }
    }

    private static void Ring(Exchange exchange, Leg parent, DialState dial, IEnumerable<DialTarget> targets)
    {
        foreach (var target in targets)
        {
            var child = new Leg
            {
                Sid = Sid.New("CA"),
                ParentSid = parent.Sid,
                From = dial.CallerId,
                To = target.Number,
                Direction = "outbound-dial",
                CreatedAt = exchange.Now,
                Flow = new()
                {
                    Party = Callee.Of(exchange.Connection, target.Number),
                    Timeout = dial.Timeout,
                    Instructions = target.Screen,
                    StatusCallback = target.StatusCallback,
                    StatusEvents = target.StatusEvents,
                    MachineDetection = target.MachineDetection,
                },
            };
            exchange.Add(child);
            dial.Children = [.. dial.Children, child.Sid];
            Legs.Start(exchange, child);
        }
    }

    /// <summary>The others stop ringing, and nobody else is tried.</summary>
    private static void Leave(Exchange exchange, DialState dial, Leg winner)
    {
        dial.Waiting = [];
        foreach (var other in dial.Children.Where(sid => sid != winner.Sid).Select(exchange.Find).OfType<Leg>())
        {
            Legs.HangUp(exchange, other);
        }
    }

    private static void Done(Exchange exchange, Leg parent, DialState dial, Leg? child)
    {
        if (dial.RecordingSid is { } recording)
        {
            Recorder.End(exchange, parent, recording);
        }
        parent.Flow.Dial = null;
        Legs.Listen(exchange, parent);
        if (dial.Action is not { } action)
        {
            TwimlInterpreter.Run(exchange, parent);
            return;
        }
        var form = new Dictionary<string, string>();
        AddResult(exchange, form, dial, child);
        Documents.Request(exchange, parent, action, form);
    }

    private static void AddResult(Exchange exchange, Dictionary<string, string> form, DialState dial, Leg? child)
    {
        form["DialCallStatus"] = dial.Children.Count > 1 && dial.BridgedChild is null ? Combined(exchange, dial) : child?.Status ?? "failed";
        form["DialBridged"] = dial.BridgedChild is null ? "false" : "true";
        if (child is not null)
        {
            form["DialCallSid"] = child.Sid;
        }
        if (child is { Duration: > 0 } talked)
        {
            form["DialCallDuration"] = talked.Duration.Value.ToString(CultureInfo.InvariantCulture);
        }
        if (dial.RecordingSid is { } recording)
        {
            Recorder.AddTo(exchange, form, recording);
        }
    }

    private static string Combined(Exchange exchange, DialState dial)
    {
        var statuses = dial.Children.Select(sid => exchange.Find(sid)!.Status).ToHashSet();
        return Telling.FirstOrDefault(statuses.Contains) ?? "failed";
    }
}
