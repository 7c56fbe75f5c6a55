namespace RankRentPro.Features.Recordings;

/// <summary>Reads the frames of an MP3 one after the other (ISO 11172-3 and 13818-3, layer III, and MPEG 2.5).</summary>
public static class Mp3Length
{
    private static readonly int[] _ratesOfMpeg1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] _ratesOfMpeg2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] _sampleRates = [44100, 48000, 32000, 0];

    /// <param name="mp3">Can seek.</param>
    /// <returns>How many seconds its frames last; 0 where no frame begins.</returns>
    public static double Seconds(Stream mp3)
    {
        var (seconds, header) = (0d, new byte[10]);
        var at = AfterTag(mp3, header);
        while (Read(mp3, at, header.AsSpan(0, 4)) && Frame(header) is { } frame && at + frame.Bytes <= mp3.Length)
        {
            seconds += frame.Seconds;
            at += frame.Bytes;
        }
        return seconds;
    }

    // ID3v2 at the start: its length is in four times seven bits.
    private static long AfterTag(Stream mp3, byte[] header) =>
        Read(mp3, 0, header) && header is [(byte)'I', (byte)'D', (byte)'3', ..]
            ? 10 + ((header[6] & 127) << 21 | (header[7] & 127) << 14 | (header[8] & 127) << 7 | header[9] & 127)
            : 0;

    private static bool Read(Stream mp3, long at, Span<byte> bytes)
    {
        mp3.Position = at;
        return mp3.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }

    private static (int Bytes, double Seconds)? Frame(byte[] header)
    {
        var (version, layer) = ((header[1] >> 3) & 3, (header[1] >> 1) & 3);
        if (header[0] != 0xFF || header[1] < 0xE0 || version == 1 || layer != 1)
        {
            return null;
        }
        var isMpeg1 = version == 3;
        var bitRate = 1000 * (isMpeg1 ? _ratesOfMpeg1 : _ratesOfMpeg2)[header[2] >> 4];
        var sampleRate = _sampleRates[(header[2] >> 2) & 3] >> (isMpeg1 ? 0 : version == 2 ? 1 : 2);
        if (bitRate == 0 || sampleRate == 0)
        {
            return null;
        }
        var samples = isMpeg1 ? 1152 : 576;
        return ((samples / 8 * bitRate / sampleRate) + ((header[2] >> 1) & 1), (double)samples / sampleRate);
    }
}
