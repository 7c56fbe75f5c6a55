using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

public sealed partial class TwilioClient
{
    public Task<TwilioAnswer<TwilioCall>> CreateCall(NewCall call, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Post($"call {call.To}", wire.Path("Calls.json"), call.ToFields()), TwilioJson.Default.TwilioCall, cancel);

    public Task<TwilioAnswer<TwilioCall>> FetchCall(string sid, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get($"read the call {sid}", CallPath(sid)), TwilioJson.Default.TwilioCall, cancel);

    /// <summary>Legs, newest first. Ends after a refusal.</summary>
    public IAsyncEnumerable<TwilioAnswer<TwilioPage<TwilioCall>>> ListCalls(CallQuery query, CancellationToken cancel = default) =>
        wire.AskPages(TwilioRequest.Get("list the calls", wire.Path("Calls.json", query.ToFields())), new("calls"), TwilioJson.Default.TwilioCall, cancel);

    /// <summary>Ends or redirects a running call; 21220 says that it is over already.</summary>
    public Task<TwilioAnswer<TwilioCall>> UpdateCall(string sid, CallChange change, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Post($"change the call {sid}", CallPath(sid), change.ToFields()), TwilioJson.Default.TwilioCall, cancel);

    /// <summary>Descriptions of recordings, newest first. Ends after a refusal.</summary>
    public IAsyncEnumerable<TwilioAnswer<TwilioPage<TwilioRecording>>> ListRecordings(RecordingQuery query, CancellationToken cancel = default) =>
        wire.AskPages(TwilioRequest.Get("list the recordings", wire.Path("Recordings.json", query.ToFields())), new("recordings"), TwilioJson.Default.TwilioRecording, cancel);

    public Task<TwilioAnswer<TwilioRecording>> FetchRecording(string sid, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get($"read the recording {sid}", RecordingPath(sid)), TwilioJson.Default.TwilioRecording, cancel);

    /// <summary>Deletes the audio at Twilio for ever. Null when it is done.</summary>
    public Task<TwilioRefusal?> DeleteRecording(string sid, CancellationToken cancel = default) =>
        wire.Delete($"delete the recording {sid}", RecordingPath(sid), cancel);

    /// <summary>What went wrong during a call, newest first: refused dials, instructions that could not be read. Ends after a refusal.</summary>
    public IAsyncEnumerable<TwilioAnswer<TwilioPage<TwilioNotification>>> ListCallNotifications(string sid, CancellationToken cancel = default) =>
        wire.AskPages(TwilioRequest.Get($"read what went wrong in the call {sid}", wire.Path($"Calls/{Uri.EscapeDataString(sid)}/Notifications.json")), new("notifications"), TwilioJson.Default.TwilioNotification, cancel);

    private string CallPath(string sid) => wire.Path($"Calls/{Uri.EscapeDataString(sid)}.json");

    private string RecordingPath(string sid) => wire.Path($"Recordings/{Uri.EscapeDataString(sid)}.json");
}
