using System.Buffers.Binary;

namespace RankRentPro.Simulator.Audio;

/// <summary>Two quiet voices that take turns, a second each.</summary>
internal static class WavTones
{
    private const int SamplesPerSecond = 8000;
    private const int BytesPerSample = 2;
    private const int HeaderBytes = 44;
    private const double Loudness = 6000;

    // The first two are the left voice's notes (the caller), the others the right one's (the business).
    private static readonly int[] notes = [220, 262, 330, 392];

    public static int BytesPerSecond(int channels) => SamplesPerSecond * BytesPerSample * channels;

    public static byte[] Header(long dataBytes, int channels)
    {
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), (uint)(HeaderBytes - 8 + dataBytes));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SamplesPerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), BytesPerSecond(channels));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), (short)(BytesPerSample * channels));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), BytesPerSample * 8);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), (uint)dataBytes);
        return header;
    }

    /// <summary>Two seconds: one of the left voice, one of the right; both in the one channel of a mono recording.</summary>
    public static byte[] Pattern(int channels)
    {
        var bytes = new byte[2 * BytesPerSecond(channels)];
        for (var sample = 0; sample < 2 * SamplesPerSecond; sample++)
        {
            var channel = channels == 1 ? 0 : sample / SamplesPerSecond;
            var at = ((sample * channels) + channel) * BytesPerSample;
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), Tone(sample));
        }
        return bytes;
    }

    // Every note lasts half a second and swells from silence to silence: no click where notes or repetitions meet.
    private static short Tone(int sample)
    {
        const int NoteSamples = SamplesPerSecond / 2;
        var phase = (double)(sample % NoteSamples) / NoteSamples;
        var swell = Math.Sin(Math.PI * phase);
        return (short)(Loudness * swell * swell * Math.Sin(Math.PI * notes[sample / NoteSamples] * phase));
    }
}
