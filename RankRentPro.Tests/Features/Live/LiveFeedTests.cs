using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Live;

public sealed class LiveFeedTests : IAsyncLifetime
{
    private const string Caller = "+17375550123";
    private readonly LiveDemo _app = new();
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _owner = await _app.DemoOwner();
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_call_that_rings_is_told_as_a_row_moves_on_and_settles()
    {
        await using var stream = await Listen("/calls");
        var sid = Ring();

        await _app.Pass(TimeSpan.FromSeconds(1));
        Assert.Contains("Ringing", (await stream.Row(sid)).Data, StringComparison.Ordinal);
        await _app.Pass(TimeSpan.FromSeconds(5));
        await stream.Event("now");
        await _app.Pass(TimeSpan.FromMinutes(2));

        Assert.Contains("0:20", (await stream.Row("Completed")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_while_the_connection_was_lost_is_told_at_the_next()
    {
        await using var first = await Listen("/calls");
        await _app.Called("+17375550144");
        await first.Row("555-0144");
        var sid = await _app.Called(Caller);

        await using var second = await Listener.Open(_owner, "/live/calls", first.LastId);

        Assert.Contains("555-0123", (await second.Row(sid)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_the_list_does_not_ask_for_only_replaces_itself()
    {
        await using var all = await Listen("/calls");
        await using var voicemails = await Listen("/calls?status=voicemail");

        var sid = await _app.Called(Caller);

        var row = _app.Call(sid).StartedAt.ToUnixTimeMilliseconds();
        Assert.Contains($"data-at=\"{row}\">", (await all.Row(sid)).Data, StringComparison.Ordinal);
        Assert.StartsWith($"<hx-partial hx-target=\"#call-{sid}\" hx-swap=\"outerMorph\" data-at=\"\">", (await voicemails.Row(sid)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_the_number_counts_along()
    {
        await using var stream = await Listen("/numbers");
        var id = _app.Number(LiveDemo.Austin).Id;

        await _app.Called(Caller);

        Assert.Contains($"id=\"number-{id}\"", (await stream.Row("<dt>All calls</dt><dd>1</dd>")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_number_in_one_window_is_told_to_the_other()
    {
        await using var stream = await Listen("/numbers");

        await (await _owner.Get($"/numbers/{_app.Number(LiveDemo.Austin).Id}/edit")).Form("main form").With("Site", "new.example").Submit();

        Assert.Equal("numbers", (await stream.Event("numbers")).EventType);
    }

    [Fact]
    public async Task More_than_a_page_can_follow_makes_the_list_ask_for_itself()
    {
        await using var stream = await Listen("/calls");
        for (var n = 0; n < 25; n++)
        {
            _app.Services.GetRequiredService<SimulatedInbound>().Call($"+1737555{n + 100:0000}", LiveDemo.Austin);
        }

        await _app.Pass(TimeSpan.FromMinutes(3));
        await _app.Sync();

        Assert.Equal("calls", (await stream.Event("calls")).EventType);
    }

    [Fact]
    public async Task A_stranger_hears_nothing()
    {
        using var stranger = _app.NewVisitor();

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get("/live/calls")).Status);
    }

    private string Ring() => _app.Services.GetRequiredService<SimulatedInbound>().Call(Caller, LiveDemo.Austin);

    // As the page itself connects.
    private async Task<Listener> Listen(string page)
    {
        var stream = await Listener.Open(_owner, (await _owner.Get(page)).One("[hx-sse\\:connect]").GetAttribute("hx-sse:connect")!);
        Assert.Equal("text/event-stream", stream.ContentType);
        return stream;
    }
}
