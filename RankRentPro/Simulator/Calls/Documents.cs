namespace RankRentPro.Simulator.Calls;

/// <summary>Asking for instructions, and what becomes of the answer.</summary>
internal static class Documents
{
    // A document that redirects to itself at once would go round for ever.
    private const int MostOfOneLeg = 500;
    private const string Apology = "<Response><Say>We are sorry, an application error has occurred. Goodbye.</Say></Response>";

    /// <summary>Asks for the next document; whatever the leg was doing is over.</summary>
    public static void Request(Exchange exchange, Leg leg, Address address, Dictionary<string, string>? more = null)
    {
        (leg.Flow.Gather, leg.Flow.Recording) = (null, null);
        var form = WebhookForm.Voice(leg);
        foreach (var (name, value) in more ?? [])
        {
            form[name] = value;
        }
        Ask(exchange, leg, new() { Address = address, Form = form });
    }

    public static void Arrived(Exchange exchange, Leg leg, WebhookCall call, WebhookAnswer answer)
    {
        if (answer.Problem is not { } code)
        {
            (leg.Flow.Twiml, leg.Flow.DocumentUrl, leg.Flow.Position) = (answer.Twiml, call.Address.Url, 0);
            TwimlInterpreter.Run(exchange, leg);
            return;
        }
        exchange.Notify(leg, code, answer.Detail, call.Address);
        if (!call.IsFallback && leg.Flow.Fallback is { } fallback)
        {
            var form = WebhookForm.Voice(leg);
            form["ErrorCode"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            form["ErrorUrl"] = call.Address.Url;
            Ask(exchange, leg, new() { Address = fallback, Form = form, IsFallback = true });
            return;
        }
        Apologize(exchange, leg);
    }

    /// <summary>The caller hears that something went wrong, then the call ends.</summary>
    public static void Apologize(Exchange exchange, Leg leg)
    {
        if (leg.IsChild)
        {
            Legs.Finish(exchange, leg, "completed");
            return;
        }
        (leg.Flow.Twiml, leg.Flow.DocumentUrl, leg.Flow.Position) = (Apology, null, 0);
        TwimlInterpreter.Run(exchange, leg);
    }

    /// <summary>The absolute form of an address in a document, or null when nothing tells what it is relative to.</summary>
    public static string? Resolve(Leg leg, string url)
    {
        if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return url;
        }
        return leg.Flow.DocumentUrl is { } start && Uri.TryCreate(new Uri(start), url, out var resolved) ? resolved.AbsoluteUri : null;
    }

    private static void Ask(Exchange exchange, Leg leg, WebhookCall call)
    {
        leg.Flow.Step++;
        if (++leg.Flow.Documents > MostOfOneLeg)
        {
            exchange.Notify(leg, 12400, "The call asked for too many documents.", call.Address);
            Legs.Finish(exchange, leg, "completed");
            return;
        }
        exchange.Schedule(EventKind.Document, leg, TimeSpan.Zero, leg.Flow.Step, call.ToText());
    }
}
