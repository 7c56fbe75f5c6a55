using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Audio in the data directory: fetched from Twilio once, kept for good.</summary>
public sealed class RecordingFiles(DataOptions data, AccountsOptions options, TwilioMedia media)
{
    private static readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    /// <param name="sid">A valid recording SID: it names the file.</param>
    /// <param name="cancel">Leaves nothing half written.</param>
    /// <returns>The path of the MP3 file, or why Twilio did not give it.</returns>
    public async Task<TwilioAnswer<string>> Fetch(string sid, CancellationToken cancel)
    {
        var path = PathOf(sid);
        if (File.Exists(path))
        {
            return new(path);
        }
        // Two players that ask for the same recording fetch it once.
        var gate = GateOf(sid);
        await gate.WaitAsync(cancel);
        try
        {
            return File.Exists(path) ? new(path) : await Download(sid, path, cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Waits for a download of the same recording, which would bring the file back.</summary>
    public async Task Delete(string sid, CancellationToken cancel)
    {
        var gate = GateOf(sid);
        await gate.WaitAsync(cancel);
        try
        {
            // A recording that nobody played has no file, and maybe no folder, of which File.Delete complains.
            if (File.Exists(PathOf(sid)))
            {
                File.Delete(PathOf(sid));
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void DeleteAll()
    {
        if (Directory.Exists(data.File(Folder)))
        {
            Directory.Delete(data.File(Folder), recursive: true);
        }
    }

    private async Task<TwilioAnswer<string>> Download(string sid, string path, CancellationToken cancel)
    {
        var answer = await media.OpenRecording(sid, cancel);
        if (!answer.TryGet(out var audio, out var refusal))
        {
            return new(refusal);
        }
        using (audio)
        {
            return await Save(audio, path, cancel) is { } problem ? new(Broken(problem)) : new(path);
        }
    }

    /// <returns>What is wrong with what came, or null when it is saved.</returns>
    private static async Task<string?> Save(TwilioAudio audio, string path, CancellationToken cancel)
    {
        if (audio.ContentType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == false)
        {
            return "What came is no audio.";
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            await using (var file = File.Create(part))
            {
                await audio.Stream.CopyToAsync(file, cancel);
                if (audio.Length is { } length && file.Length != length)
                {
                    return "The audio broke off.";
                }
            }
            File.Move(part, path, overwrite: true);
            return null;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            return $"The audio could not be saved: {failure.Message}";
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static TwilioRefusal Broken(string problem) => new()
    {
        What = "fetch the audio",
        Kind = TwilioRefusalKind.Unavailable,
        Meaning = problem,
        NextStep = "Try again in a moment.",
    };

    private static SemaphoreSlim GateOf(string sid) => _gates[Convert.ToInt32(sid[^1..], 16)];

    // One folder for each mode, as with the databases: starting the demo over must not take a real account's audio along.
    private string Folder => options.DemoMode ? "demo-recordings" : "recordings";

    private string PathOf(string sid) => data.File(Folder, sid[2..4].ToLowerInvariant(), $"{sid}.mp3");
}
