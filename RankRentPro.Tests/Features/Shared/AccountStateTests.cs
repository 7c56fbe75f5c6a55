using RankRentPro.Features.Shared;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Shared;

public sealed class AccountStateTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_suspended_account_says_so_with_what_to_do()
    {
        Turn(p => p with { Suspended = true });
        var run = await App.Sync();

        Assert.Contains("Your Twilio account is suspended. Open the Twilio Console to see why.", run, StringComparison.Ordinal);
        Assert.Contains("Suspended Open the Twilio Console", (await Visitor.Get("/account")).Text("main .account-state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_credit_says_so_with_what_to_do()
    {
        Turn(p => p with { NoCredit = true });
        await App.Sync();

        Assert.Contains("No credit Add credit in the Twilio Console.", (await Visitor.Get("/account")).Text("main .account-state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_old_shows_its_age()
    {
        App.Database.Write(connection => AccountSql.Write(connection, AccountSql.Read(connection)!, TimeProvider.System.GetUtcNow().AddHours(-3)));

        Assert.Contains("Read 3 hours ago", (await Visitor.Get("/account")).Text("main .account-state"), StringComparison.Ordinal);
    }
}
