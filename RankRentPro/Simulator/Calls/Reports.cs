namespace RankRentPro.Simulator.Calls;

/// <summary>What is told to our addresses without waiting for instructions.</summary>
internal static class Reports
{
    /// <summary>One of initiated, ringing, answered, completed, to the leg's own address, when it asked for that.</summary>
    public static void Progress(Exchange exchange, Leg leg, string happening)
    {
        if (leg.Flow.StatusCallback is not { } address || !leg.Flow.StatusEvents.Contains(happening, StringComparer.Ordinal))
        {
            return;
        }
        var status = happening switch { "answered" => "in-progress", "completed" => leg.Status, _ => happening };
        var form = WebhookForm.Status(leg, status, leg.Flow.NextSequence++, exchange.Now);
        if (happening == "completed" && leg.Flow is { Record: not null, RecordingSid: { } recording })
        {
            Recorder.AddTo(exchange, form, recording);
        }
        Send(exchange, leg.Sid, address, form);
    }

    public static void Send(Exchange exchange, string callSid, Address address, Dictionary<string, string> form) => exchange.Schedule(new EventRow
    {
        DueAt = exchange.Now,
        Kind = EventKind.Callback,
        CallSid = callSid,
        Data = new WebhookCall { Address = address, Form = form }.ToText(),
    });
}
