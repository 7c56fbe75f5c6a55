namespace RankRentPro.Simulator.Audio;

/// <summary>The audio of simulated recordings, as long as asked for.</summary>
public static class RecordingAudio
{
    private const int FrameBytes = 144;
    private const int FrameMilliseconds = 36;

    /// <summary>MPEG-2 layer III, 16 kHz, mono, 32 kbit/s: whole frames, within 18 ms of the length.</summary>
    public static Stream OpenMp3(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        var frames = ((seconds * 1000L) + (FrameMilliseconds / 2)) / FrameMilliseconds;
        return new RepeatedAudio([], CommittedFrames(), frames * FrameBytes);
    }

    /// <summary>PCM of 16 bits, 8 kHz; with two channels the two voices are heard apart.</summary>
    public static Stream OpenWav(int seconds, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfNotEqual(channels is 1 or 2, true, nameof(channels));
        var bytes = (long)seconds * WavTones.BytesPerSecond(channels);
        var header = WavTones.Header(bytes, channels);
        return new RepeatedAudio(header, WavTones.Pattern(channels), header.Length + bytes);
    }

    private static byte[] CommittedFrames()
    {
        using var file = typeof(RecordingAudio).Assembly.GetManifestResourceStream("Simulator.Audio.recording.mp3")!;
        var frames = new byte[file.Length];
        file.ReadExactly(frames);
        return frames;
    }
}
