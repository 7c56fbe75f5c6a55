using System.Buffers.Binary;
using System.Text;
using RankRentPro.Simulator.Audio;

namespace RankRentPro.Tests.Simulator.Audio;

public sealed class RecordingAudioTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(61), InlineData(1234), InlineData(7200)]
    public void The_frames_of_an_mp3_last_as_long_as_asked_within_a_second(int seconds)
    {
        using var mp3 = RecordingAudio.OpenMp3(seconds);

        var played = Mp3Frames.In(mp3).Sum(frame => frame.Seconds);

        Assert.InRange(played, seconds - 0.1, seconds + 0.1);
    }

    [Fact]
    public void Every_mp3_frame_is_of_the_same_constant_rate_and_needs_no_other_frame()
    {
        using var mp3 = RecordingAudio.OpenMp3(60);

        var frames = Mp3Frames.In(mp3).ToList();

        Assert.Equal(new Mp3Frame(32000, 16000, Mono: true, Bytes: 144, BorrowedBytes: 0), Assert.Single(frames.Distinct()));
        Assert.Equal(mp3.Length, frames.Sum(frame => frame.Bytes));
    }

    [Fact]
    public void An_mp3_starts_with_sound_and_not_with_a_header_that_states_another_length()
    {
        using var mp3 = RecordingAudio.OpenMp3(5);

        var start = Encoding.ASCII.GetString(Bytes(mp3, 0, 1000));

        Assert.DoesNotContain("ID3", start, StringComparison.Ordinal);
        Assert.DoesNotContain("Xing", start, StringComparison.Ordinal);
        Assert.DoesNotContain("Info", start, StringComparison.Ordinal);
    }

    [Theory, InlineData(1, 1), InlineData(90, 1), InlineData(90, 2), InlineData(7200, 2)]
    public void The_header_of_a_wav_states_its_format_and_its_length(int seconds, int channels)
    {
        using var wav = RecordingAudio.OpenWav(seconds, channels);

        var header = Bytes(wav, 0, 44);

        Assert.Equal("RIFF|WAVEfmt |data", $"{Text(header, 0, 4)}|{Text(header, 8, 8)}|{Text(header, 36, 4)}");
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)));
        Assert.Equal([1, channels], new[] { 20, 22 }.Select(at => (int)BinaryPrimitives.ReadInt16LittleEndian(header.AsSpan(at))));
        Assert.Equal([8000, 16000 * channels], new[] { 24, 28 }.Select(at => BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(at))));
        Assert.Equal([2 * channels, 16], new[] { 32, 34 }.Select(at => (int)BinaryPrimitives.ReadInt16LittleEndian(header.AsSpan(at))));
        Assert.Equal((uint)(seconds * 16000 * channels), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(40)));
        Assert.Equal(wav.Length, 44L + (seconds * 16000 * channels));
    }

    [Fact]
    public void The_two_voices_of_a_wav_are_in_a_channel_each()
    {
        using var wav = RecordingAudio.OpenWav(2, 2);

        var samples = Bytes(wav, 44, 64000).Chunk(2).Select(pair => BinaryPrimitives.ReadInt16LittleEndian(pair)).ToList();

        Assert.All(samples[..16000].Where((_, at) => at % 2 == 1), sample => Assert.Equal(0, sample));
        Assert.All(samples[16000..].Where((_, at) => at % 2 == 0), sample => Assert.Equal(0, sample));
        Assert.InRange(samples.Max(), 3000, 9000);
    }

    [Theory, InlineData("mp3"), InlineData("wav")]
    public void Reading_from_any_offset_gives_what_a_reading_from_the_start_has_there(string kind)
    {
        using var audio = kind == "mp3" ? RecordingAudio.OpenMp3(40) : RecordingAudio.OpenWav(40, 2);
        using var whole = new MemoryStream();
        audio.CopyTo(whole);

        foreach (var offset in new long[] { 0, 1, 43, 44, 45, 45935, 45936, 45937, 64044, 100_001, audio.Length - 1 })
        {
            var there = Bytes(audio, offset, (int)Math.Min(70_000, audio.Length - offset));
            Assert.True(there.AsSpan().SequenceEqual(whole.ToArray().AsSpan((int)offset, there.Length)), $"differs at {offset}");
        }
    }

    [Fact]
    public async Task Reading_ends_at_the_length_and_beyond_it()
    {
        await using var audio = RecordingAudio.OpenWav(1, 1);
        var buffer = new byte[100];

        audio.Seek(-10, SeekOrigin.End);

        Assert.Equal(10, await audio.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(0, await audio.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(audio.Length + 5, audio.Seek(audio.Length + 5, SeekOrigin.Begin));
        Assert.Equal(0, await audio.ReadAsync(buffer, TestContext.Current.CancellationToken));
    }

    private static string Text(byte[] bytes, int at, int count) => Encoding.ASCII.GetString(bytes, at, count);

    private static byte[] Bytes(Stream audio, long offset, int count)
    {
        var bytes = new byte[count];
        audio.Position = offset;
        audio.ReadExactly(bytes);
        return bytes;
    }
}
