using RankRentPro.Simulator.Numbers;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Calls;

/// <summary>What the API changes about a running call: hang up, cancel, other instructions.</summary>
internal static class CallChange
{
    public static string[] Names { get; } =
        ["Status", "Url", "Method", "Twiml", "FallbackUrl", "FallbackMethod", "StatusCallback", "StatusCallbackMethod", "TimeLimit"];

    public static Refusal? Apply(Exchange exchange, Leg leg, Parameters sent)
    {
        var status = sent.OneOf("Status", "canceled", "completed");
        var limit = sent.Whole("TimeLimit", 1, 86_400);
        var isRedirect = status is null && (sent.Text("Url") ?? sent.Text("Twiml")) is not null;
        if ((sent.Problem ?? Wrong(sent)) is { } problem)
        {
            return problem;
        }
        if (leg.HasEnded || (status == "canceled" && leg.IsAnswered) || (isRedirect && !leg.IsAnswered))
        {
            return SimulatorErrors.CallNotInProgress;
        }
        Settings(leg, sent);
        Limit(exchange, leg, limit);
        if (status is not null)
        {
            Legs.HangUp(exchange, leg);
        }
        else if (isRedirect)
        {
            Redirect(exchange, leg, sent);
        }
        return null;
    }

    private static Refusal? Wrong(Parameters sent)
    {
        string[] urls = ["Url", "FallbackUrl", "StatusCallback"];
        string[] methods = ["Method", "FallbackMethod", "StatusCallbackMethod"];
        return urls.FirstOrDefault(name => sent.Text(name) is { } url && !NumberEdit.IsUrl(url)) is { } wrong ? new(21205, $"{wrong} is not a valid URL: {sent.Text(wrong)}")
            : methods.FirstOrDefault(name => sent.Text(name) is not (null or "GET" or "POST")) is { } method ? new(21209, $"{method} must be GET or POST: {sent.Text(method)}")
            : null;
    }

    private static void Settings(Leg leg, Parameters sent)
    {
        if (sent.Text("FallbackUrl") is { } fallback)
        {
            leg.Flow.Fallback = new(fallback, sent.Text("FallbackMethod") ?? "POST");
        }
        if (sent.Text("StatusCallback") is { } callback)
        {
            leg.Flow.StatusCallback = new(callback, sent.Text("StatusCallbackMethod") ?? "POST");
        }
    }

    private static void Limit(Exchange exchange, Leg leg, int? limit)
    {
        if (limit is { } seconds)
        {
            leg.Flow.TimeLimit = seconds;
            exchange.Schedule(EventKind.TimeLimit, leg, TimeSpan.FromSeconds(seconds));
        }
    }

    private static void Redirect(Exchange exchange, Leg leg, Parameters sent)
    {
        if (leg.Flow.Dial is { } dial)
        {
            Dialling.Abandon(exchange, leg, dial);
        }
        if (sent.Text("Url") is { } url)
        {
            Documents.Request(exchange, leg, new(url, sent.Text("Method") ?? "POST"));
            return;
        }
        (leg.Flow.Gather, leg.Flow.Recording) = (null, null);
        (leg.Flow.Twiml, leg.Flow.DocumentUrl, leg.Flow.Position) = (sent.Text("Twiml"), null, 0);
        TwimlInterpreter.Run(exchange, leg);
    }
}
