using System.Buffers;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class BufferedBodyTests
{
    private static readonly byte[] _bytes = [.. Enumerable.Range(0, 100_000).Select(n => (byte)n)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_every_byte_and_header_of_what_arrived()
    {
        using var arriving = new StreamContent(new MemoryStream(_bytes));
        arriving.Headers.ContentType = new("application/json");

        using var body = await BufferedBody.Load(arriving, _bytes.Length, Cancel);

        Assert.Equal(_bytes, body.Bytes.ToArray());
        Assert.Equal(_bytes, await body.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/json", body.Headers.ContentType?.MediaType);
        Assert.InRange(body.Bytes.FirstSpan.Length, 4_096, 80_000);
    }

    [Fact]
    public async Task An_empty_one_is_empty()
    {
        using var arriving = new StreamContent(Stream.Null);

        using var body = await BufferedBody.Load(arriving, 10, Cancel);

        Assert.True(body.Bytes.IsEmpty);
        Assert.Empty(await body.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task One_that_is_too_long_is_not_kept()
    {
        using var arriving = new StreamContent(new MemoryStream(_bytes));

        await Assert.ThrowsAsync<HttpRequestException>(() => BufferedBody.Load(arriving, _bytes.Length - 1, Cancel));
    }
}
