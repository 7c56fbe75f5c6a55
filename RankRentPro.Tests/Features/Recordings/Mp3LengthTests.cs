using RankRentPro.Features.Recordings;
using RankRentPro.Simulator.Audio;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class Mp3LengthTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    [InlineData(3600)]
    public void The_frames_of_a_recording_are_added_up(int seconds)
    {
        using var mp3 = RecordingAudio.OpenMp3(seconds);

        Assert.InRange(Mp3Length.Seconds(mp3), seconds - 0.1, seconds + 0.1);
    }

    [Fact]
    public void A_title_in_front_and_another_behind_are_no_sound()
    {
        byte[] tag = [(byte)'I', (byte)'D', (byte)'3', 4, 0, 0, 0, 0, 1, 2, .. new byte[130]];
        using var mp3 = new MemoryStream([.. tag, .. Frames(100), .. "TAG and a title"u8]);

        Assert.Equal(100 * 1152 / 44100d, Mp3Length.Seconds(mp3), 0.001);
    }

    [Fact]
    public void A_frame_that_was_cut_off_does_not_count()
    {
        using var mp3 = new MemoryStream(Frames(2)[..^1]);

        Assert.Equal(1152 / 44100d, Mp3Length.Seconds(mp3), 0.001);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ID3")]
    [InlineData("<html><body>Not found</body></html>")]
    public void What_is_no_MP3_lasts_no_time(string text)
    {
        using var file = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text));

        Assert.Equal(0, Mp3Length.Seconds(file));
    }

    // MPEG-1 layer III at 128 kbit/s and 44.1 kHz.
    private static byte[] Frames(int count) => [.. Enumerable.Range(0, count).SelectMany(_ => (byte[])[0xFF, 0xFB, 0x90, 0x00, .. new byte[413]])];
}
