using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Simulator;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Simulator;

/// <summary>The switches of the simulator's page, each with what it does to somebody who buys a number.</summary>
public sealed class IndexTests(LiveDemo app) : IClassFixture<LiveDemo>, IAsyncLifetime
{
    private const string Denver = "/numbers/buy/confirm?phone=%2B13035550154";
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync() => _owner = await app.DemoOwner();

    public ValueTask DisposeAsync()
    {
        app.Switches.Positions = new();
        _owner.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Trial", "trial")]
    [InlineData("NoCredit", "credit")]
    [InlineData("Suspended", "suspended")]
    [InlineData("Unavailable", "unavailable")]
    public async Task A_switch_is_set_on_the_page_and_a_purchase_is_refused_for_it(string name, string words)
    {
        var confirm = (await _owner.Get(Denver)).Form("main form");

        var page = await (await Switches()).With(name, ticked: true).SubmitFollowing();

        Assert.Equal("The simulated account behaves as you set it.", page.Text(".notice[role=status]"));
        Assert.True(page.One($"input[name={name}]").HasAttribute("checked"));
        Assert.Contains(words, (await confirm.Submit()).Text(".notice-error"), StringComparison.Ordinal);
        await (await Switches()).With(name, ticked: false).Submit();
        Assert.Equal(new SwitchPositions(), app.Switches.Positions);
    }

    [Theory]
    [InlineData("WithRetryAfter")]
    [InlineData("WithoutRetryAfter")]
    public async Task Too_many_requests_refuse_a_purchase_until_they_are_over(string throttling)
    {
        var confirm = (await _owner.Get(Denver)).Form("main form");
        await (await Switches()).With("Throttling", throttling).Submit();

        Assert.Contains("Too many requests", (await confirm.Submit()).Text(".notice-error"), StringComparison.Ordinal);
        await (await Switches()).With("Throttling", "Off").Submit();

        Assert.True((await _owner.Get("/numbers/buy?country=US&areaCode=303&voice=true&search=true")).Has("tbody a"));
    }

    [Fact]
    public async Task Silence_lasts_until_it_is_switched_off()
    {
        await (await Switches()).With("Silent", ticked: true).Submit();
        var asked = _owner.Get("/numbers/buy?country=US&areaCode=303&voice=true&search=true");
        var page = await _owner.Get("/simulator");
        Assert.False(asked.IsCompleted);

        await page.Form("form[action='/simulator']").With("Silent", ticked: false).Submit();

        Assert.True((await asked).Has("tbody a"));
    }

    [Fact]
    public async Task What_the_page_does_not_offer_is_refused_and_changes_nothing()
    {
        var answer = await (await Switches()).Forged("Throttling", "Sometimes").With("Trial", ticked: true).Submit();

        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(new SwitchPositions(), app.Switches.Positions);
    }

    [Fact]
    public async Task The_page_names_what_programs_and_purchases_need()
    {
        var named = (await _owner.Get("/simulator")).Texts("section[aria-labelledby=programs-title] dd");

        Assert.Equal(new Uri(app.Url, "simulator").AbsoluteUri, named[0].TrimEnd('/'));
        Assert.Equal([SimulatorOptions.AccountSid, app.Services.GetRequiredService<SimulatorOptions>().AuthToken], named.Skip(1).Take(2));
        Assert.Equal([SimulatedAccount.TestAccountSid, SimulatedAccount.BundleSid, SimulatedAccount.AddressSid], new[] { named[3], named[5], named[6] });
    }

    private async Task<VisitedForm> Switches() => (await _owner.Get("/simulator")).Form("form[action='/simulator']");
}

public sealed class DemoKeepingTests
{
    [Fact]
    public async Task The_demo_is_kept_over_a_restart_and_begins_anew_when_asked_to()
    {
        using var folder = new EmptyFolder();
        await using (var first = await new AppFixture { SeededCalls = 30, Settings = { ["RANKRENT_DATA"] = folder.Path } }.Started())
        {
            await first.Sync();
            using var visitor = await first.DemoVisitor();
            await (await visitor.Get("/numbers/buy/confirm?phone=%2B13035550154")).Form("main form").Submit();
            Assert.Equal((13, 30), Kept(first));
        }

        await using var second = await new AppFixture { SeededCalls = 30, Settings = { ["RANKRENT_DATA"] = folder.Path } }.Started();
        Assert.Equal((13, 30), Kept(second));
        await second.Sync();
        Assert.Equal((13, 30), Kept(second));
        using var owner = await second.DemoVisitor();
        var key = second.KeyOf();
        second.Database.Write(connection => connection.Execute("insert into event_targets (url, secret, created_at) values ('https://hooks.example.com', 'whsec_', 1)"));

        var page = await (await owner.Get("/simulator")).Form("form[action*=StartOver]").SubmitFollowing();

        Assert.Contains("The demo started over", page.Text(".notice[role=status]"), StringComparison.Ordinal);
        await Eventually.Until(second.Database, () => Kept(second) == (12, 30));
        using var program = new ApiClient(second.Url) { Token = key };
        Assert.Equal(System.Net.HttpStatusCode.OK, (await program.Get("/api/twilio/phone-numbers")).Status);
        Assert.Equal(1, second.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from event_targets")));
    }

    private static (int Numbers, int Calls) Kept(AppFixture app) =>
        app.Database.Read(connection => connection.QuerySingle<(int, int)>("select (select count(*) from numbers), (select count(*) from calls)"));
}
