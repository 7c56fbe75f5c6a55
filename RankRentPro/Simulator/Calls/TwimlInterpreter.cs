using System.Xml.Linq;

namespace RankRentPro.Simulator.Calls;

/// <summary>Carries out the verbs of a leg's document, until one takes time or the document ends.</summary>
internal static class TwimlInterpreter
{
    /// <summary>Each of them takes time, asks for another document or ends the call.</summary>
    private static readonly Dictionary<string, Action<Exchange, Leg, XElement>> Verbs = new(StringComparer.Ordinal)
    {
        ["Say"] = Speak,
        ["Play"] = Speak,
        ["Pause"] = Speak,
        ["Gather"] = Gathering.Begin,
        ["Record"] = Messages.Begin,
        ["Dial"] = Dialling.Begin,
        ["Redirect"] = Redirect,
        ["Reject"] = Reject,
        ["Hangup"] = (exchange, leg, _) => Legs.Finish(exchange, leg, Final(leg)),
    };

    public static void Run(Exchange exchange, Leg leg)
    {
        var verbs = Twiml.Verbs(leg.Flow.Twiml);
        while (leg.Flow.Position < verbs.Count)
        {
            var verb = verbs[leg.Flow.Position++];
            if (!Perform(exchange, leg, verb))
            {
                return;
            }
        }
        Ended(exchange, leg);
    }

    /// <summary>The address of an attribute with its method, or null when the attribute is missing or its address leads nowhere.</summary>
    public static Address? Target(Exchange exchange, Leg leg, XElement verb, string attribute = "action")
    {
        if (verb.Setting(attribute) is not { Length: > 0 } url)
        {
            return null;
        }
        var method = verb.Setting(attribute is "action" or "url" ? "method" : attribute + "Method") ?? "POST";
        if (Documents.Resolve(leg, url) is { } absolute)
        {
            return new(absolute, method.ToUpperInvariant());
        }
        exchange.Notify(leg, 11100, $"{verb.Name.LocalName} {attribute} is not an absolute address: {url}");
        return null;
    }

    /// <returns>True when the next verb follows at once.</returns>
    private static bool Perform(Exchange exchange, Leg leg, XElement verb)
    {
        var name = verb.Name.LocalName;
        if (leg is { IsChild: true, Flow.Bridged: false } && name is ("Dial" or "Record"))
        {
            exchange.Notify(leg, 13201, $"{name} is not allowed while a call is screened.");
            Legs.Finish(exchange, leg, "completed");
            return false;
        }
        if (Verbs.TryGetValue(name, out var perform))
        {
            perform(exchange, leg, verb);
            return false;
        }
        if (name is not ("Message" or "Sms"))
        {
            exchange.Notify(leg, 12200, $"{name} is not a verb that the simulator knows.");
        }
        return true;
    }

    private static void Speak(Exchange exchange, Leg leg, XElement verb)
    {
        // A pause delays picking up; words and audio need a caller on the line.
        if (verb.Name.LocalName != "Pause")
        {
            Legs.PickUp(exchange, leg);
        }
        Wait(exchange, leg, Twiml.Length(verb));
    }

    /// <summary>The document goes on after this long; never, when null.</summary>
    public static void Wait(Exchange exchange, Leg leg, TimeSpan? length)
    {
        leg.Flow.Step++;
        if (length is { } time)
        {
            exchange.Schedule(EventKind.VerbDone, leg, time, leg.Flow.Step);
        }
    }

    private static void Reject(Exchange exchange, Leg leg, XElement verb) =>
        Legs.Finish(exchange, leg, leg.IsAnswered ? "completed" : verb.Setting("reason") == "busy" ? "busy" : "no-answer");

    private static void Redirect(Exchange exchange, Leg leg, XElement verb)
    {
        var method = (verb.Setting("method") ?? "POST").ToUpperInvariant();
        if (Documents.Resolve(leg, verb.Value.Trim()) is { } url)
        {
            Documents.Request(exchange, leg, new(url, method));
            return;
        }
        exchange.Notify(leg, 11100, $"Redirect is not an absolute address: {verb.Value.Trim()}");
        Documents.Apologize(exchange, leg);
    }

    private static void Ended(Exchange exchange, Leg leg)
    {
        if (leg.IsChild && !leg.Flow.Bridged)
        {
            Dialling.Bridge(exchange, leg);
            return;
        }
        Legs.Finish(exchange, leg, Final(leg));
    }

    private static string Final(Leg leg) => !leg.IsAnswered && leg.Flow.TriedToDial ? "no-answer" : "completed";
}
