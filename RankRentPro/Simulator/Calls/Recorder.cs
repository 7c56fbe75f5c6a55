using System.Globalization;
using RankRentPro.Simulator.Rest;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>Recordings: running, processing after the end, completed some seconds later.</summary>
internal static class Recorder
{
    /// <returns>The recording's SID.</returns>
    public static string Start(Exchange exchange, Leg leg, string source, RecordingWish wish)
    {
        var row = new RecordingRow
        {
            Sid = Sid.New("RE"),
            CallSid = leg.Sid,
            Status = "in-progress",
            Source = source,
            Channels = wish.Channels,
            Track = wish.Track,
            CreatedAt = exchange.Now,
            UpdatedAt = exchange.Now,
            CallbackUrl = wish.Callback?.Url,
            CallbackMethod = wish.Callback?.Method ?? "POST",
            CallbackEvents = wish.Events,
        };
        RecordingSql.Add(exchange.Connection, row);
        Report(exchange, row);
        return row.Sid;
    }

    public static void End(Exchange exchange, Leg leg, string sid)
    {
        if (RecordingSql.Find(exchange.Connection, sid) is not { Status: "in-progress" } row)
        {
            return;
        }
        var seconds = (long)Math.Round((exchange.Now - row.CreatedAt).TotalSeconds);
        var status = seconds == 0 ? "absent" : "processing";
        RecordingSql.SetStatus(exchange.Connection, sid, status, seconds, exchange.Now);
        if (seconds == 0)
        {
            Report(exchange, row with { Status = status });
            return;
        }
        exchange.Schedule(EventKind.RecordingReady, leg, Rating.Delay(sid, 2, 15) + TimeSpan.FromSeconds(seconds / 30), data: sid);
    }

    /// <summary>Whatever is recorded of this leg ends with it; a message that was being left is reported as hung up.</summary>
    public static void Abort(Exchange exchange, Leg leg)
    {
        if (leg.Flow.Recording is { Sid: { } message } verb)
        {
            End(exchange, leg, message);
            var form = WebhookForm.Voice(leg);
            form["Digits"] = Messages.HungUp;
            AddTo(exchange, form, message);
            Reports.Send(exchange, leg.Sid, verb.Action, form);
            leg.Flow.Recording = null;
        }
        if (leg.Flow.RecordingSid is { } whole)
        {
            End(exchange, leg, whole);
        }
    }

    /// <summary>Also when the call itself was deleted meanwhile.</summary>
    public static void Ready(Exchange exchange, string sid)
    {
        if (RecordingSql.Find(exchange.Connection, sid) is not { Status: "processing" } row)
        {
            return;
        }
        RecordingSql.SetStatus(exchange.Connection, sid, "completed", null, exchange.Now);
        Report(exchange, row with { Status = "completed" });
        Rating.Expect(exchange, row);
    }

    public static void AddTo(Exchange exchange, Dictionary<string, string> form, string sid)
    {
        form["RecordingUrl"] = RecordingJson.MediaUrl(sid);
        form["RecordingSid"] = sid;
        form["RecordingDuration"] = TwilioJson.Text(RecordingSql.Find(exchange.Connection, sid)?.Duration ?? 0)!;
    }

    private static void Report(Exchange exchange, RecordingRow row)
    {
        if (row.CallbackUrl is not { Length: > 0 } url || !row.CallbackEvents.Split(' ').Contains(row.Status, StringComparer.Ordinal))
        {
            return;
        }
        var form = new Dictionary<string, string>
        {
            ["AccountSid"] = SimulatorOptions.AccountSid,
            ["CallSid"] = row.CallSid,
            ["RecordingSid"] = row.Sid,
            ["RecordingUrl"] = RecordingJson.MediaUrl(row.Sid),
            ["RecordingStatus"] = row.Status,
            ["RecordingChannels"] = row.Channels.ToString(CultureInfo.InvariantCulture),
            ["RecordingStartTime"] = TwilioJson.Date(row.CreatedAt)!,
            ["RecordingSource"] = row.Source,
            ["RecordingTrack"] = row.Track,
            ["ErrorCode"] = "0",
        };
        if (row.Status == "completed")
        {
            form["RecordingDuration"] = TwilioJson.Text(row.Duration)!;
        }
        Reports.Send(exchange, row.CallSid, new(url, row.CallbackMethod), form);
    }
}
