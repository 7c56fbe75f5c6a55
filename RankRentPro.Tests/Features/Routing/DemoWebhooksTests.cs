using Dapper;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Routing;

public sealed class DemoWebhooksTests(LiveDemo app) : IClassFixture<LiveDemo>
{
    [Fact]
    public async Task The_demo_names_a_site_for_each_number_with_a_name()
    {
        Assert.Equal("austin-plumbing.example", app.Number(LiveDemo.Austin).Site);
        Assert.Equal("", app.Number("+12085550155").Site);

        var sid = await app.Called("+17375550123");

        Assert.Equal("austin-plumbing.example", app.Call(sid).Site);
    }

    [Fact]
    public async Task A_public_address_that_changed_is_the_numbers_address_from_the_next_run_on()
    {
        using var folder = new EmptyFolder();
        foreach (var address in new[] { "https://phones.example.com", "https://calls.example.com/app" })
        {
            await using var demo = await new AppFixture { Settings = { ["RANKRENT_DATA"] = folder.Path, ["RANKRENT_PUBLIC_URL"] = address } }.Started();
            await demo.Sync();

            Assert.Equal([($"{address}/webhooks/twilio/voice#ct=2000&rt=5000", $"{address}/webhooks/twilio/call-status")],
                demo.Database.Read(connection => connection.Query<(string, string)>("select distinct voice_url, status_callback from numbers")));
        }
    }

    [Fact]
    public async Task A_site_that_was_taken_away_stays_away()
    {
        using var owner = await app.DemoOwner();
        var id = app.Number("+13035550142").Id;
        await (await owner.Get($"/numbers/{id}/edit")).Form("main form").With("Site", "").Submit();

        await app.Sync();

        Assert.Equal("", app.Number("+13035550142").Site);
    }
}
