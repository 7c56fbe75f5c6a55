using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Dashboard;

public sealed class IndexTests : IAsyncLifetime
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
    public async Task Today_and_the_last_seven_days_are_counted_in_the_agencys_days()
    {
        // In Denver the day is two hours old.
        _app.Call(1, TimeSpan.FromMinutes(90), talked: 42);
        _app.Call(2, TimeSpan.FromMinutes(100));
        _app.Voicemail(3, TimeSpan.FromHours(3));
        _app.Call(4, TimeSpan.FromDays(6), talked: 30);
        _app.Call(5, TimeSpan.FromDays(7), talked: 1000);

        var page = await _visitor.Get("/");

        Assert.Equal(["2", "1", "1", "0", "0:42", "$0.03"], page.Texts("section[aria-label=Today] dd"));
        Assert.Equal(["4", "2", "1", "1", "1:12", "$0.06"], page.Texts("section[aria-label='Last 7 days'] dd"));
        Assert.Contains("Today is Monday, March 1, as the agency’s days are counted (America/Denver).", page.Text("#overview"), StringComparison.Ordinal);
        Assert.Equal(["Today 1 1 0 0", "Sun, Feb 28 0 0 1 0"], page.Texts(".days tbody tr").Take(2));
    }

    [Fact]
    public async Task Each_site_has_its_line_and_calls_without_one_too()
    {
        _app.Call(1, TimeSpan.FromMinutes(90), talked: 42);
        _app.Call(2, TimeSpan.FromDays(1));
        Assert.Equal([$"{DashboardApp.Site} 1 2 1 1 0 0:42 $0.03"], (await _visitor.Get("/")).Texts(".sites tbody tr"));

        _app.Database.Write(connection => connection.Execute("update numbers set site = ''; update call_sums set site = ''"));

        Assert.StartsWith("Without a site 1 2", (await _visitor.Get("/")).Text(".sites tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cost_that_is_not_known_yet_is_never_shown_as_nothing()
    {
        _app.Call(1, TimeSpan.FromMinutes(90), talked: 42, price: null);
        _app.Database.Write(connection => connection.Execute("update call_sums set cost = 0"));
        Assert.Equal("pending", (await _visitor.Get("/")).Texts("section[aria-label=Today] dd")[5]);

        _app.Call(2, TimeSpan.FromMinutes(80));

        var page = await _visitor.Get("/");
        Assert.Equal(("Cost so far", "1 call has no price yet"), (page.Texts("section[aria-label=Today] dt")[5], page.Text("section[aria-label=Today] .hint")));
        Assert.EndsWith("at least $0.0085", page.Text(".sites tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_balance_lasts_about_so_long_when_calls_and_fees_go_on_like_this()
    {
        _app.Database.Write(connection => connection.Execute("update numbers set monthly_fee = 30416667, fee_currency = 'USD'"));
        _app.Database.Write(connection => connection.Execute("update twilio_account set balance = 20500000"));

        var page = await _visitor.Get("/");

        // Twelve numbers at a dollar a day each.
        Assert.Equal("$20.50 about 1 day left", page.Text("#overview section[aria-labelledby=balance-title] > p:not(.hint)"));
        Assert.Contains("At about $12.00 a day", page.Text("#overview"), StringComparison.Ordinal);
        Assert.Contains("Add credit", page.Text("#overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_known_of_the_account_is_not_shown()
    {
        _app.Database.Write(connection => connection.Execute("update numbers set monthly_fee = null where id = 1"));
        Assert.DoesNotContain("left", (await _visitor.Get("/")).Text("section[aria-labelledby=balance-title]"), StringComparison.Ordinal);

        _app.Database.Write(connection => connection.Execute("update twilio_account set balance = null"));

        Assert.False((await _visitor.Get("/")).Has("section[aria-labelledby=balance-title]"));
    }

    [Fact]
    public async Task What_needs_a_hand_stands_first_with_its_fix()
    {
        Assert.False((await _visitor.Get("/")).Has("#overview .notice"));
        _app.Switches.Turn(positions => positions with { Suspended = true });
        await _app.Sync();

        var notice = (await _visitor.Get("/")).Text("#overview > .notice-error");

        Assert.StartsWith("Sync age: Twilio cannot be read.", notice, StringComparison.Ordinal);
        Assert.Contains("Press Refresh", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_numbers_is_told_the_next_step_and_the_first_reading_while_it_runs()
    {
        _app.ForgetNumbers();
        Assert.Equal("/numbers/buy", (await _visitor.Get("/")).One("#overview .empty a").GetAttribute("href"));

        _app.Database.Write(connection => connection.Execute("delete from job_memory"));
        using var running = _app.Services.GetRequiredService<SyncGate>().TryEnter();

        var page = await _visitor.Get("/");
        Assert.Equal("Reading your account", page.Text("#overview .empty h2"));
        Assert.False(page.Has("#overview .notice"));
    }

    [Fact]
    public async Task The_part_that_is_drawn_anew_is_the_same_as_on_the_page()
    {
        _app.Call(1, TimeSpan.FromHours(1));
        var page = await _visitor.Get("/");

        var fragment = await _visitor.GetFragment("/", "overview");

        Assert.Equal(page.One("#overview").OuterHtml, fragment.One("#overview").OuterHtml);
        Assert.False(fragment.Has("nav, [hx-sse\\:connect]"));
        Assert.Single(page.All("[hx-sse\\:connect]"));
    }

    [Fact]
    public async Task A_call_is_told_at_once_and_then_no_more_than_once_a_second()
    {
        var page = await _visitor.Get("/");
        await using var stream = await Listener.Open(_visitor, page.One("[hx-sse\\:connect]").GetAttribute("hx-sse:connect")!);
        _app.Call(1, TimeSpan.FromHours(2));
        await stream.Event("dashboard");
        var told = TimeProvider.System.GetTimestamp();

        _app.Call(2, TimeSpan.FromHours(1), from: "+17375550124");
        await stream.Event("now");
        await stream.Event("dashboard");

        Assert.True(TimeProvider.System.GetElapsedTime(told) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_sees_nothing()
    {
        using var stranger = _app.NewVisitor();

        Assert.Equal("/setup", (await stranger.Get("/")).LeadsTo);
    }
}
