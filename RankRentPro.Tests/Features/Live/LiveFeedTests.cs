using System.Net;
using Dapper;
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
    public async Task A_row_that_the_list_does_not_ask_for_has_no_place_in_it()
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
        await stream.Event("sync");
    }

    [Fact]
    public async Task A_change_of_a_number_its_release_and_a_purchase_in_one_window_are_told_to_the_other()
    {
        await using var stream = await Listen("/numbers");
        var number = $"/numbers/{_app.Number(LiveDemo.Austin).Id}";

        await (await _owner.Get($"{number}/edit")).Form("main form").With("Site", "new.example").Submit();
        await stream.Event("numbers");
        await (await _owner.Get($"{number}/release")).Form("main form").With("Digits", LiveDemo.Austin[^4..]).Submit();
        await stream.Event("numbers");
        await (await _owner.Get("/numbers/buy/confirm?phone=%2B13035550154")).Form("main form").Submit();

        await stream.Event("numbers");
        Assert.Equal([13L], _app.Database.Read(connection => connection.Query<long>("select count(*) from numbers")));
    }

    [Fact]
    public async Task What_people_change_of_a_call_of_long_ago_is_told_too()
    {
        _app.Take(CallBuilder.Inbound());
        _app.Take(CallBuilder.Recording());
        var (sid, details) = (CallBuilder.CallSid(1), $"call-{CallBuilder.CallSid(1)}");
        await using var stream = await Listen("/calls");

        await (await _owner.Get($"/calls/{sid}/note")).Form("main form").With("Note", "Wants a new roof").Submit();
        Assert.Contains("Wants a new roof", (await stream.Row(sid)).Data, StringComparison.Ordinal);
        Assert.Contains($"{details} from:body", (await _owner.Get($"/calls/{sid}")).One("#call-details").GetAttribute("hx-trigger"), StringComparison.Ordinal);
        await stream.Event(details);
        await (await _owner.Get($"/recordings/{CallBuilder.RecordingSid(1)}/delete")).Form("main form").Submit();

        Assert.DoesNotContain("Play", (await stream.Row(sid)).Data, StringComparison.Ordinal);
        await stream.Event("recordings");
        await stream.Event(details);
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

    [Theory]
    [InlineData("/calls/now", "now")]
    [InlineData("/recordings", "recordings")]
    [InlineData("/sync", "sync")]
    public async Task A_page_without_a_list_of_its_own_hears_what_happens(string page, string told)
    {
        await using var stream = await Listen(page);

        await _app.Called(Caller);

        await stream.Event(told);
    }

    [Fact]
    public async Task The_page_of_a_call_hears_of_that_call()
    {
        var sid = Ring();
        await _app.Pass(TimeSpan.FromSeconds(5));
        await _app.Sync();
        await using var stream = await Listen($"/calls/{sid}");

        await _app.Pass(TimeSpan.FromMinutes(3));
        await _app.Sync();

        await stream.Event($"call-{sid}");
    }

    [Fact]
    public async Task The_stream_of_the_demo_ends_when_a_real_owner_exists()
    {
        await using var stream = await Listen("/calls");
        using var owner = _app.NewVisitor();

        await owner.SetUp();

        await stream.End();
    }

    [Fact]
    public async Task A_changed_password_ends_the_streams_of_other_sessions_however_much_happens()
    {
        using var owner = _app.NewVisitor();
        await owner.SetUp();
        using var elsewhere = _app.NewVisitor();
        await elsewhere.SignIn();
        await using var stream = await Listen("/numbers", elsewhere);

        await (await owner.Get("/profile/password")).Form("main form").With("CurrentPassword", SigningIn.Password).With("NewPassword", "another long enough password").Submit();
        await _app.Called(Caller);

        Assert.DoesNotContain(await stream.End(), item => item.Data.Contains("<dt>All calls</dt><dd>1</dd>", StringComparison.Ordinal));
    }

    private string Ring() => _app.Services.GetRequiredService<SimulatedInbound>().Call(Caller, LiveDemo.Austin);

    // As the page itself connects.
    private async Task<Listener> Listen(string page, Visitor? visitor = null)
    {
        var stream = await Listener.Open(visitor ?? _owner, (await (visitor ?? _owner).Get(page)).One("[hx-sse\\:connect]").GetAttribute("hx-sse:connect")!);
        Assert.Equal("text/event-stream", stream.ContentType);
        return stream;
    }
}
