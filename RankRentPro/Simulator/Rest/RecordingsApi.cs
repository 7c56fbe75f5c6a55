using RankRentPro.Simulator.Audio;
using RankRentPro.Simulator.Calls;

namespace RankRentPro.Simulator.Rest;

/// <summary>Recordings and their audio.</summary>
internal static class RecordingsApi
{
    private static readonly TimeSpan MediaDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DeletedShown = TimeSpan.FromDays(40);
    private static readonly string[] Dates = ["DateCreated", "DateCreated<", "DateCreated>"];

    public static void MapRecordings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/Recordings.json", (HttpContext context, SimulatorDatabase database, SimulatorClock clock) => List(context, database, clock, null));
        api.MapGet("/Calls/{call}/Recordings.json", (HttpContext context, SimulatorDatabase database, SimulatorClock clock, string call) => List(context, database, clock, call));
        api.MapPost("/Calls/{call}/Recordings.json", Start);
        api.MapGet("/Recordings/{sid}.json", Fetch);
        api.MapDelete("/Recordings/{sid}.json", Delete);
        api.MapMethods("/Recordings/{sid}.mp3", ["GET", "HEAD"], (HttpContext context, RecordingShelf shelf, string sid) => Media(context, shelf, sid, "mp3"));
        api.MapMethods("/Recordings/{sid}.wav", ["GET", "HEAD"], (HttpContext context, RecordingShelf shelf, string sid) => Media(context, shelf, sid, "wav"));
        api.MapMethods("/Recordings/{sid}", ["GET", "HEAD"], (HttpContext context, RecordingShelf shelf, string sid) => Media(context, shelf, sid, "wav"));
    }

    private static async Task<IResult> List(HttpContext context, SimulatorDatabase database, SimulatorClock clock, string? call)
    {
        string[] names = call is null ? ["CallSid", "ConferenceSid", "IncludeSoftDeleted"] : [];
        var parameters = await Parameters.Read(context, [.. names, .. Dates, .. Paging.Names]);
        var paging = Paging.Of(parameters);
        var day = parameters.Date("DateCreated");
        var filter = new RecordingFilter
        {
            CallSid = call ?? parameters.Text("CallSid"),
            From = parameters.Date("DateCreated>") is { } from && !(day > from) ? from : day,
            Until = parameters.Date("DateCreated<") is { } until && !(day?.AddDays(1) < until) ? until.AddMilliseconds(1) : day?.AddDays(1),
            DeletedSince = parameters.Flag("IncludeSoftDeleted") == true ? clock.GetUtcNow() - DeletedShown : null,
        };
        if ((parameters.Problem ?? paging.Problem) is { } problem)
        {
            return problem;
        }
        if (call is not null && database.File.Read(c => CallSql.Find(c, call)) is null)
        {
            return SimulatorErrors.NotFound(context);
        }
        // There are no conferences.
        var rows = parameters.Text("ConferenceSid") is not null ? [] : database.File.Read(c => RecordingSql.List(c, filter, paging));
        return rows is null ? SimulatorErrors.BadPageToken
            : paging.Envelope(context, "recordings", paging.Cut(rows, row => row.Sid), RecordingJson.Of);
    }

    /// <summary>Records a call that is under way, until it ends.</summary>
    private static async Task<IResult> Start(HttpContext context, SimulatorEngine engine, string call)
    {
        var parameters = await Parameters.Read(context, "RecordingChannels", "RecordingTrack", "RecordingStatusCallback", "RecordingStatusCallbackMethod", "RecordingStatusCallbackEvent", "Trim");
        var wish = new RecordingWish
        {
            Channels = parameters.OneOf("RecordingChannels", "mono", "dual") == "dual" ? 2 : 1,
            Track = parameters.OneOf("RecordingTrack", "inbound", "outbound", "both") ?? "both",
            Callback = parameters.Text("RecordingStatusCallback") is { } url ? new(url, parameters.Text("RecordingStatusCallbackMethod") ?? "POST") : null,
            Events = parameters.List("RecordingStatusCallbackEvent") is { Count: > 0 } events ? string.Join(' ', events) : "completed",
        };
        return parameters.Problem ?? engine.Change<IResult>(exchange =>
        {
            if (exchange.Find(call) is not { } leg)
            {
                return SimulatorErrors.NotFound(context);
            }
            if (!leg.IsAnswered || leg.Flow.RecordingSid is not null)
            {
                return SimulatorErrors.CallNotInProgress;
            }
            leg.Flow.RecordingSid = Recorder.Start(exchange, leg, "StartCallRecordingAPI", wish);
            return Answer.Created(RecordingJson.Of(RecordingSql.Find(exchange.Connection, leg.Flow.RecordingSid)!));
        });
    }

    private static async Task<IResult> Fetch(HttpContext context, SimulatorDatabase database, SimulatorClock clock, string sid)
    {
        var parameters = await Parameters.Read(context, "IncludeSoftDeleted");
        DateTimeOffset? deletedSince = parameters.Flag("IncludeSoftDeleted") == true ? clock.GetUtcNow() - DeletedShown : null;
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return database.File.Read(c => RecordingSql.Find(c, sid, deletedSince)) is { } row ? new Answer(RecordingJson.Of(row)) : SimulatorErrors.NotFound(context);
    }

    private static async Task<IResult> Delete(HttpContext context, SimulatorDatabase database, SimulatorClock clock, string sid)
    {
        var parameters = await Parameters.Read(context);
        return parameters.Problem is { } problem ? problem
            : database.File.Write(c => RecordingSql.Delete(c, sid, clock.GetUtcNow())) ? Answer.Deleted() : SimulatorErrors.NotFound(context);
    }

    private static async Task<IResult> Media(HttpContext context, RecordingShelf shelf, string sid, string format)
    {
        var parameters = await Parameters.Read(context, "RequestedChannels", "Download");
        var channels = parameters.Whole("RequestedChannels", 1, 2);
        var row = shelf.Audible(sid, MediaDelay);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        if (row is null)
        {
            return SimulatorErrors.NotFound(context);
        }
        if (channels > row.Channels)
        {
            return SimulatorErrors.Parameter("RequestedChannels is greater than the number of channels of the recording.");
        }
        var seconds = (int)(row.Duration ?? 0);
        return format == "mp3" ? Results.File(RecordingAudio.OpenMp3(seconds), "audio/mpeg", enableRangeProcessing: true)
            : Results.File(RecordingAudio.OpenWav(seconds, channels ?? row.Channels), "audio/x-wav", enableRangeProcessing: true);
    }
}

/// <summary>Which recordings can be heard yet.</summary>
internal sealed class RecordingShelf(SimulatorDatabase database, SimulatorSwitches switches, SimulatorClock clock)
{
    public RecordingRow? Audible(string sid, TimeSpan delay)
    {
        var row = database.File.Read(c => RecordingSql.Find(c, sid));
        var isLate = row is not null && switches.Positions.MediaDelayed && row.UpdatedAt + delay > clock.GetUtcNow();
        return row is { Status: "completed" } && !isLate ? row : null;
    }
}
