using System.Xml.Linq;

namespace RankRentPro.Simulator.Calls;

/// <summary>The Gather verb: prompts, then keys or silence.</summary>
internal static class Gathering
{
    public static void Begin(Exchange exchange, Leg leg, XElement verb)
    {
        Legs.PickUp(exchange, leg);
        var (timeout, digits) = (5, 0);
        if (!verb.TryWhole("timeout", (0, 600), ref timeout))
        {
            exchange.Notify(leg, 13313, "Gather: invalid timeout");
        }
        if (!verb.TryWhole("numDigits", (1, 1000), ref digits))
        {
            exchange.Notify(leg, 13314, "Gather: invalid numDigits");
        }
        leg.Flow.Gather = new()
        {
            Action = TwimlInterpreter.Target(exchange, leg, verb) ?? new(leg.Flow.DocumentUrl ?? ""),
            Digits = digits == 0 ? null : digits,
            FinishOnKey = verb.Setting("finishOnKey") ?? "#",
            ActionOnEmpty = verb.Setting("actionOnEmptyResult") == "true",
        };
        Listen(exchange, leg, Length(verb, timeout));
    }

    public static void Pressed(Exchange exchange, Leg leg, GatherState gather, string keys)
    {
        var end = keys.IndexOfAny([.. gather.FinishOnKey]);
        var digits = end < 0 ? keys : keys[..end];
        var complete = gather.Digits is { } wanted && digits.Length >= wanted;
        Answer(exchange, leg, gather, complete ? digits[..gather.Digits!.Value] : digits, complete || end < 0 ? null : keys[end].ToString());
    }

    /// <summary>Nothing was pressed: the document goes on, unless an empty result is wanted too.</summary>
    public static void Silent(Exchange exchange, Leg leg, GatherState gather)
    {
        if (gather.ActionOnEmpty)
        {
            Answer(exchange, leg, gather, "", null);
            return;
        }
        leg.Flow.Gather = null;
        TwimlInterpreter.Run(exchange, leg);
    }

    /// <summary>Prompts and the silence after them; null when a prompt never ends.</summary>
    private static TimeSpan? Length(XElement verb, int timeout)
    {
        var prompts = verb.Elements().Select(Twiml.Length).ToList();
        return prompts.Contains(null) ? null : prompts.Aggregate(TimeSpan.FromSeconds(timeout), (sum, one) => sum + one!.Value);
    }

    private static void Listen(Exchange exchange, Leg leg, TimeSpan? length)
    {
        TwimlInterpreter.Wait(exchange, leg, length);
        var party = leg.Flow.Party;
        var keys = party.PressesAt(leg.Flow.Gathers++);
        if (keys.Length > 0 && !(length < party.PressesAfter))
        {
            exchange.Schedule(EventKind.Keys, leg, party.PressesAfter, leg.Flow.Step, keys);
        }
    }

    private static void Answer(Exchange exchange, Leg leg, GatherState gather, string digits, string? finishedBy)
    {
        var more = new Dictionary<string, string> { ["Digits"] = digits, ["msg"] = "Gather End" };
        if (finishedBy is not null)
        {
            more["FinishedOnKey"] = finishedBy;
        }
        if (gather.Action.Url.Length == 0)
        {
            exchange.Notify(leg, 11100, "Gather needs an absolute action in a document that has no address.");
            Documents.Apologize(exchange, leg);
            return;
        }
        Documents.Request(exchange, leg, gather.Action, more);
    }
}
