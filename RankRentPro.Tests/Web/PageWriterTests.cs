using System.Text;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class PageWriterTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(32 * 1024)]
    [InlineData(200_001)]
    public async Task A_page_of_any_length_arrives_whole(int length)
    {
        var page = string.Concat(Enumerable.Range(0, length).Select(n => "aé東\n"[n % 4]));

        Assert.Equal(page, await Written(async writer =>
        {
            writer.Write(page[0]);
            writer.Write(page[1..(length / 2)]);
            await writer.WriteAsync(page.AsMemory(length / 2), TestContext.Current.CancellationToken);
        }));
    }

    // The end of a piece of memory may fall before, into and behind a character of several bytes.
    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("東")]
    [InlineData("𝄞")]
    public async Task A_page_written_letter_by_letter_arrives_whole(string letter)
    {
        var page = "<" + string.Concat(Enumerable.Repeat(letter, 40_000));

        Assert.Equal(page, await Written(writer =>
        {
            foreach (var one in page)
            {
                writer.Write(one);
            }
            return Task.CompletedTask;
        }));
    }

    // The first half of a pair may be the last character of one piece of the page.
    [Fact]
    public async Task A_character_that_is_a_pair_may_come_in_two_halves() => Assert.Equal("<𝄞>", await Written(writer =>
    {
        writer.Write("<\uD834");
        writer.Write("\uDD1E>");
        return Task.CompletedTask;
    }));

    [Fact]
    public async Task What_is_full_is_handed_over_before_the_page_ends()
    {
        using var answer = new AsyncOnly();
        await using var writer = new PageWriter(answer);

        await writer.WriteAsync(new string('x', 100_000).AsMemory(), TestContext.Current.CancellationToken);

        Assert.InRange(answer.Length, 64 * 1024, 100_000);
    }

    [Fact]
    public async Task It_may_be_ended_twice()
    {
        using var answer = new AsyncOnly();
        var writer = new PageWriter(answer);
        writer.Write("once");

        await writer.DisposeAsync();
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        await writer.DisposeAsync();

        Assert.Equal("once", answer.Text);
    }

    private static async Task<string> Written(Func<PageWriter, Task> write)
    {
        using var answer = new AsyncOnly();
        await using (var writer = new PageWriter(answer))
        {
            await write(writer);
        }
        return answer.Text;
    }

    [Fact]
    public async Task What_could_not_be_handed_over_is_not_handed_over_again()
    {
        await using var body = new FailsOnce();
        var page = new PageWriter(body);
        page.Write(new string('a', 100_000));

        await Assert.ThrowsAsync<IOException>(() => page.FlushAsync(TestContext.Current.CancellationToken));
        await page.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, body.Asked);
    }

    private sealed class FailsOnce : MemoryStream
    {
        public int Asked { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++Asked == 2 ? throw new IOException("The browser left.") : ValueTask.CompletedTask;
    }

    /// <summary>As Kestrel's: who writes to it synchronously fails.</summary>
    private sealed class AsyncOnly : MemoryStream
    {
        private bool _isAsync;

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(byte[] buffer, int offset, int count)
        {
            Assert.True(_isAsync, "Written synchronously");
            base.Write(buffer, offset, count);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            _isAsync = true;
            Write(buffer.ToArray(), 0, buffer.Length);
            _isAsync = false;
        }
    }
}
