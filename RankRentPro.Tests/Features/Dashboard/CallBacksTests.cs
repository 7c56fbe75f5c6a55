using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Dashboard;

public sealed class CallBacksTests : IAsyncLifetime
{
    private readonly DashboardApp _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = await _app.DemoOwner();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Who_was_missed_stands_once_with_the_latest_call_and_a_call_back_button()
    {
        _app.Call(1, TimeSpan.FromHours(5));
        _app.Voicemail(2, TimeSpan.FromHours(2));
        _app.Call(3, TimeSpan.FromHours(3), from: "+17375550124");

        var page = await _visitor.Get("/");

        Assert.Equal(["(737) 555-0123 Voicemail Repeat caller (2)", "(737) 555-0124 Missed First call"], page.Texts(".to-do-who > :first-child"));
        Assert.Equal("2 callers of the last 7 days", page.Text(".tile-head .muted"));
        var form = await page.Click(".to-do li:first-child a[href^='/calls/new']");
        Assert.Equal(("+1 737-555-0123", "(512) 555-0117"), (form.One("[name=To]").GetAttribute("value"), form.One("[name=From]").GetAttribute("value")));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("no-answer")]
    [InlineData("busy")]
    public async Task Whom_the_agency_called_since_is_done(string status)
    {
        _app.Call(1, TimeSpan.FromHours(5));

        _app.CalledBack(2, TimeSpan.FromHours(4), status: status);

        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task Who_got_through_later_is_done_and_who_did_before_is_not()
    {
        _app.Call(1, TimeSpan.FromHours(6), talked: 42);
        _app.Call(2, TimeSpan.FromHours(5));
        Assert.Single(await Waiting());

        _app.Call(3, TimeSpan.FromHours(4), talked: 42);

        Assert.Empty(await Waiting());
    }

    [Fact]
    public async Task A_call_to_somebody_else_or_before_the_missed_one_calls_nobody_back()
    {
        _app.CalledBack(1, TimeSpan.FromHours(6));
        _app.Call(2, TimeSpan.FromHours(5));
        _app.CalledBack(3, TimeSpan.FromHours(4), to: Customer);
        _app.CalledBack(4, TimeSpan.FromHours(3), status: "failed");

        Assert.Single(await Waiting());
    }

    [Fact]
    public async Task Who_cannot_be_called_or_was_missed_long_ago_is_not_on_the_list()
    {
        _app.Call(1, TimeSpan.FromHours(5), from: "anonymous");
        _app.Call(2, TimeSpan.FromDays(8));

        Assert.Empty(await Waiting());
        Assert.Contains("Nobody waits", (await _visitor.Get("/")).Text("#overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_called_a_number_that_is_released_since_is_called_back_from_another()
    {
        _app.Call(1, TimeSpan.FromHours(5));
        _app.Database.Write(connection => NumbersSql.Release(connection, _app.Number(LiveDemo.Austin).Id, _app.Time.GetUtcNow()));

        var form = await (await _visitor.Get("/")).Click(".to-do a[href^='/calls/new']");

        Assert.Equal("", form.One("[name=From]").GetAttribute("value") ?? "");
        Assert.Equal("/calls", (await form.Form("main form[action='/calls/new']").Submit()).LeadsTo);
    }

    [Fact]
    public async Task Beyond_eight_callers_the_rest_is_in_the_history()
    {
        for (var n = 1; n <= 11; n++)
        {
            _app.Call(n, TimeSpan.FromMinutes(100 - n), from: $"+1737555{n + 100:0000}");
        }

        var page = await _visitor.Get("/");

        Assert.Equal(8, page.All(".to-do li").Count);
        Assert.StartsWith("(737) 555-0111", page.Texts(".to-do li")[0], StringComparison.Ordinal);
        Assert.Contains("3 more.", page.Text("#overview"), StringComparison.Ordinal);
        Assert.Equal(11, (await page.Click("a[href^='/calls?status=missed']")).All("tr[id^=call-]").Count);
    }

    private async Task<IReadOnlyList<string>> Waiting() => (await _visitor.Get("/")).Texts(".to-do li");
}
