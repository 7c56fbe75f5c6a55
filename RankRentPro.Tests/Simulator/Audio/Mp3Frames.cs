namespace RankRentPro.Tests.Simulator.Audio;

/// <summary>One frame of MPEG-2 layer III; it borrows bytes when its sound starts in an earlier frame.</summary>
internal sealed record Mp3Frame(int BitRate, int SampleRate, bool Mono, int Bytes, int BorrowedBytes)
{
    private const int Samples = 576;

    public double Seconds => (double)Samples / SampleRate;
}

/// <summary>Reads the frames of an MP3 one after the other and insists that nothing lies between them (ISO 13818-3).</summary>
internal static class Mp3Frames
{
    private static readonly int[] bitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] sampleRates = [22050, 24000, 16000];

    public static IEnumerable<Mp3Frame> In(Stream mp3)
    {
        var start = new byte[5];
        for (var at = 0L; at < mp3.Length;)
        {
            mp3.Position = at;
            mp3.ReadExactly(start);
            var frame = Read(start);
            yield return frame;
            at += frame.Bytes;
        }
    }

    private static Mp3Frame Read(byte[] start)
    {
        Assert.Equal(0xFFF3, (start[0] << 8) | start[1]);
        var bitRate = 1000 * bitRates[start[2] >> 4];
        var sampleRate = sampleRates[(start[2] >> 2) & 3];
        var bytes = (72 * bitRate / sampleRate) + ((start[2] >> 1) & 1);
        return new(bitRate, sampleRate, Mono: start[3] >> 6 == 3, bytes, BorrowedBytes: start[4]);
    }
}
