using System.Globalization;
using System.Security.Cryptography;
using RankRentPro.Data;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

public enum AudioFault
{
    /// <summary>Twilio has no audio under this id: not yet, or not any more.</summary>
    NotThere,

    /// <summary>Twilio cannot be asked now.</summary>
    TwilioAway,

    /// <summary>What came is not the recording, or this one is not given.</summary>
    Broken,

    /// <summary>It cannot be written here.</summary>
    NotStored,
}

/// <summary>Why the audio is not here, in a sentence.</summary>
public sealed record AudioFailure(AudioFault Fault, string Sentence);

/// <summary>Brings one recording from Twilio: written beside its place, checked, and moved there only when it is whole.</summary>
public sealed class AudioDownload(TwilioMedia media, DataDisk disk)
{
    /// <summary>Behind the name of a file that is still being written.</summary>
    public const string Part = ".part";

    /// <returns>The hash of what is in its place now, or why nothing is.</returns>
    public async Task<(string? Sha256, AudioFailure? Failure)> Fetch(RecordingRow recording, string path, TwilioPatience patience, CancellationToken cancel)
    {
        if (disk.Space is { IsForDatabaseOnly: true } space)
        {
            return (null, new(AudioFault.NotStored, $"The disk is nearly full: {BytesText.Of(space.Free)} are left for the calls, so no more audio is kept. Make room where the data directory is; the work goes on by itself."));
        }
        var answer = await media.With(patience).OpenRecording(recording.Sid, cancel);
        if (!answer.TryGet(out var audio, out var refusal))
        {
            return (null, new(refusal.Kind == TwilioRefusalKind.NotFound ? AudioFault.NotThere : refusal.ConcernsOne ? AudioFault.Broken : AudioFault.TwilioAway, refusal.Sentence));
        }
        using (audio)
        {
            return audio.ContentType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                ? await Save(audio, recording, path, cancel)
                : (null, new(AudioFault.Broken, $"What came is not audio but {audio.ContentType}."));
        }
    }

    private static async Task<(string?, AudioFailure?)> Save(TwilioAudio audio, RecordingRow recording, string path, CancellationToken cancel)
    {
        var part = path + Part;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string? hash;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                hash = await Write(audio.Stream, file, cancel);
                if ((hash is null ? "The audio broke off." : AudioCheck.Problem(file, audio.Length, recording.Duration)) is { } problem)
                {
                    return (null, new(AudioFault.Broken, problem));
                }
            }
            File.Move(part, path, overwrite: true);
            return (hash, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, new(AudioFault.NotStored, DiskRoom.IsMissing(failure) ? DiskRoom.Sentence : $"The audio could not be stored: {failure.Message}"));
        }
        finally
        {
            Forget(part);
        }
    }

    /// <returns>The hash of what was written; null when what comes ends too early.</returns>
    private static async Task<string?> Write(Stream audio, FileStream file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        while (await Read(audio, buffer, cancel) is var read and not 0)
        {
            if (read is null)
            {
                return null;
            }
            await file.WriteAsync(buffer.AsMemory(0, read.Value), cancel);
            hash.AppendData(buffer, 0, read.Value);
        }
        // On the disk itself, before anybody relies on it.
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The network's failures are told from the disk's: both are IOException.
    private static async Task<int?> Read(Stream audio, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await audio.ReadAsync(buffer, cancel);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static void Forget(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The folder is not there or cannot be written: then the part is not there either, or is written over next time.
        }
    }
}

/// <summary>Whether a file can be the recording that Twilio describes.</summary>
public static class AudioCheck
{
    // Twilio rounds to whole seconds, and a codec pads: only what is far off is another recording or a part of it.
    private const double Slack = 2;

    /// <summary>Whether it lasts as long as the recording, so that Twilio's own may go.</summary>
    public static bool IsWhole(Stream mp3, long? seconds) => seconds is not { } told || Math.Abs(Mp3Length.Seconds(mp3) - told) <= Slack;

    /// <param name="mp3">Can seek.</param>
    /// <param name="announced">Bytes, as the server said before they came.</param>
    /// <param name="seconds">What the recording lasts, as Twilio's list says.</param>
    /// <returns>What is wrong, in a sentence; null when nothing is.</returns>
    public static string? Problem(Stream mp3, long? announced, long? seconds)
    {
        if (announced is { } length && length != mp3.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The audio broke off: {mp3.Length} of {length} bytes came.");
        }
        if (mp3.Length == 0)
        {
            return "The audio is empty.";
        }
        var heard = Mp3Length.Seconds(mp3);
        return heard == 0 ? "What came is not an MP3."
            : seconds is { } told && (heard < (told / 2d) - Slack || heard > (told * 2) + Slack)
                ? string.Create(CultureInfo.InvariantCulture, $"The audio lasts {heard:0} s, the recording {told} s.")
                : null;
    }
}
