using RankRentPro.Data;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Audio in the data directory: fetched from Twilio once, kept for good.</summary>
public sealed class RecordingFiles(DataOptions data, TwilioMedia media)
{
    private const string Folder = "recordings";

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
        var gate = _gates[Convert.ToInt32(sid[^1..], 16)];
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

    public void Delete(string sid)
    {
        // A recording that nobody played has no file, and maybe no folder, of which File.Delete complains.
        if (File.Exists(PathOf(sid)))
        {
            File.Delete(PathOf(sid));
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
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var part = $"{path}.{Guid.NewGuid():n}.part";
            try
            {
                await using (var file = File.Create(part))
                {
                    await audio.Stream.CopyToAsync(file, cancel);
                }
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
        return new(path);
    }

    private string PathOf(string sid) => data.File(Folder, sid[2..4].ToLowerInvariant(), $"{sid}.mp3");
}
