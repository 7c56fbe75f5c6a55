using Dapper;
using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class CallsTests(CalledApp app) : DemoAccount(app), IClassFixture<CalledApp>
{
    private const string Austin = "+15125550117";

    [Fact]
    public async Task The_dialog_has_the_latest_calls_of_its_number_alone()
    {
        var number = App.Number(Austin);

        var page = await Visitor.Get($"/numbers/{number.Id}/calls");

        var latest = App.Database.Read(connection => connection.Query<string>("select sid from calls where number_id = @Id order by started_at desc, id desc limit 20", number));
        Assert.Equal(latest.Select(sid => $"/calls/{sid}"), page.All("tbody a[href^='/calls/CA']").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task All_calls_of_the_number_are_one_click_away()
    {
        var page = await (await Visitor.Get($"/numbers/{App.Number(Austin).Id}/calls")).Click(".form-actions a");

        Assert.Equal("/calls?number=%2B15125550117", page.Address.PathAndQuery);
        Assert.StartsWith($"{App.Number(Austin).Calls} calls", page.Text(".list-head [role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_bought_again_has_the_calls_of_its_first_time_on_its_first_card()
    {
        var first = App.Number(Austin);
        App.Database.Write(connection => NumbersSql.Release(connection, first.Id, DateTimeOffset.UtcNow));
        App.Add(AgencyNumbers.Row(9, Austin) with { PurchasedAt = DateTimeOffset.UtcNow });

        var page = await (await Visitor.Get($"/numbers/{first.Id}/calls")).Click(".form-actions a");

        Assert.StartsWith($"{first.Calls} calls", page.Text("#call-count"), StringComparison.Ordinal);
        Assert.Equal($"{Austin} #{first.Id}", page.One("[name=number]").GetAttribute("value"));
        Assert.Equal("0 calls", (await Visitor.Get("/calls?number=%2B15125550117")).Text("#call-count"));
    }

    [Fact]
    public async Task A_number_without_calls_says_so()
    {
        App.Add(AgencyNumbers.Row(1));

        var page = await Visitor.Get($"/numbers/{App.Number(AgencyNumbers.Row(1).PhoneNumber).Id}/calls");

        Assert.Equal("No calls yet", page.Text(".empty h2"));
    }
}
