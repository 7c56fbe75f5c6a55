using System.Security.Cryptography;
using RankRentPro.Data;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

/// <summary>The audio that is kept, or why it is not.</summary>
public sealed record AudioAnswer(string Path, RecordingFileRow? File, AudioFailure? Failure);

/// <summary>Audio in the data directory: fetched from Twilio once and listed in the manifest.</summary>
public sealed class RecordingFiles(Database database, RecordingFolder folder, AudioDownload download, TimeProvider clock, ILogger<RecordingFiles> logger)
{
    private static readonly Turns _turns = new();

    /// <summary>What is here, else what Twilio gives; two who ask for the same recording fetch it once.</summary>
    public Task<AudioAnswer> Fetch(string sid, TwilioPatience patience, CancellationToken cancel) => _turns.Alone(sid, () => FetchAlone(sid, patience, cancel), cancel);

    /// <summary>Reads the whole file and compares it with the hash of what came. One that differs stays until a better one has come.</summary>
    public Task<bool> Verify(string sid, CancellationToken cancel) => _turns.Alone(sid, async () =>
    {
        if (database.Read(connection => RecordingFilesSql.Find(connection, sid)) is not { } file)
        {
            return false;
        }
        var isSame = await Hash(folder.PathOf(sid), cancel) == file.Sha256;
        database.Write(connection => RecordingFilesSql.SetChecked(connection, sid, isSame ? RecordingFileRow.Verified : RecordingFileRow.Damaged, clock.GetUtcNow()));
        return isSame;
    }, cancel);

    /// <summary>Whether the copy here, which is as it came, is all of the recording.</summary>
    public bool IsWhole(string sid)
    {
        using var file = File.OpenRead(folder.PathOf(sid));
        return AudioCheck.IsWhole(file, database.Read(connection => RecordingsSql.Find(connection, sid))?.Duration);
    }

    /// <summary>Waits for a download of the same recording, which would bring the file back.</summary>
    public Task Delete(string sid, CancellationToken cancel) => _turns.Alone(sid, () =>
    {
        Remove(sid);
        return Task.FromResult(true);
    }, cancel);

    public void DeleteAll()
    {
        if (Directory.Exists(folder.Path))
        {
            Directory.Delete(folder.Path, recursive: true);
        }
    }

    private async Task<AudioAnswer> FetchAlone(string sid, TwilioPatience patience, CancellationToken cancel)
    {
        var path = folder.PathOf(sid);
        var (recording, known) = database.Read(connection => (RecordingsSql.Find(connection, sid), RecordingFilesSql.Find(connection, sid)));
        var size = File.Exists(path) ? new FileInfo(path).Length : 0;
        if (recording is null)
        {
            return new(path, null, new(AudioFault.NotThere, "The recording is deleted."));
        }
        if (known?.Bytes == size && (known.State != RecordingFileRow.Damaged || !recording.IsAtTwilio))
        {
            return new(path, known, null);
        }
        if (recording.IsAtTwilio)
        {
            return await Bring(recording, path, isHere: known is null && size > 0, patience, cancel);
        }
        if (known is not null)
        {
            database.Write(connection => RecordingFilesSql.SetChecked(connection, sid, RecordingFileRow.Damaged, clock.GetUtcNow()));
        }
        return new(path, null, new(AudioFault.NotThere, "The copy here is damaged, and Twilio has the recording no more."));
    }

    // A file without its line in the manifest was put there before the manifest was, or before a power cut.
    private async Task<AudioAnswer> Bring(RecordingRow recording, string path, bool isHere, TwilioPatience patience, CancellationToken cancel)
    {
        var (hash, failure) = isHere && !IsBroken(path, recording) ? (await Hash(path, cancel), null) : await download.Fetch(recording, path, patience, cancel);
        if (hash is null)
        {
            return new(path, null, failure);
        }
        var file = new RecordingFileRow
        {
            Sid = recording.Sid,
            File = RecordingFolder.NameOf(recording.Sid),
            Bytes = new FileInfo(path).Length,
            Sha256 = hash,
            FetchedAt = clock.GetUtcNow(),
            CheckedAt = clock.GetUtcNow(),
        };
        Note(file);
        return new(path, file, null);
    }

    // A database without room must not keep anybody from hearing what is here; the line is written next time.
    private void Note(RecordingFileRow file)
    {
        try
        {
            database.Write(connection => RecordingFilesSql.Write(connection, file));
        }
        catch (Exception failure) when (DiskRoom.IsMissing(failure))
        {
            logger.LogWarning("Recording {Sid} is kept but not listed yet: {Problem}", file.Sid, DiskRoom.Sentence);
        }
    }

    private static bool IsBroken(string path, RecordingRow recording)
    {
        using var file = File.OpenRead(path);
        return AudioCheck.Problem(file, null, recording.Duration) is not null;
    }

    /// <returns>Null when the file is not there.</returns>
    private static async Task<string?> Hash(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    // The file first: a line without a file is seen and mended, a file without a line is not.
    private void Remove(string sid)
    {
        // A recording that nobody fetched has no file, and maybe no folder, of which File.Delete complains.
        try
        {
            if (File.Exists(folder.PathOf(sid)))
            {
                File.Delete(folder.PathOf(sid));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // With its line it is found again, and tried each night.
            logger.LogError(failure, "The audio of recording {Sid} cannot be deleted", sid);
            return;
        }
        database.Write(connection => RecordingFilesSql.Delete(connection, sid));
    }
}
