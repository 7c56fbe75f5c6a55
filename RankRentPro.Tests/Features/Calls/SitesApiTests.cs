using System.Net;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class SitesApiTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Sites = "/api/websites";

    [Fact]
    public async Task The_sites_of_the_numbers_fill_a_picker()
    {
        using var program = app.Program();
        Assert.Equal("[]", (await program.Get(Sites)).Body);
        await Put(program, LiveDemo.Austin, "roofing-austin.example");
        await Put(program, "+16025550129", "Plumbing Phoenix");
        await Put(program, "+13035550142", "roofing-austin.example");
        await program.Delete($"/api/twilio/phone-numbers/{app.Number("+16025550129").Id}");

        var answer = await program.Get(Sites);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["Plumbing Phoenix", "roofing-austin.example"], answer.List().Select(site => site.GetProperty("name").GetString()));
        Assert.Equal("[]", answer.List()[0].GetProperty("numbers").GetRawText());
        Assert.Equal(["+13035550142", LiveDemo.Austin], answer.List()[1].GetProperty("numbers").EnumerateArray().Select(number => number.GetString()).Order());
        var number = (await program.Get("/api/twilio/phone-numbers")).List().Single(one => one.GetProperty("number").GetString() == LiveDemo.Austin);
        Assert.Equal(number.GetProperty("websiteId").GetString(), answer.List()[1].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("POST", Sites, HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", Sites + "/roofing-austin.example", HttpStatusCode.NotFound)]
    [InlineData("DELETE", Sites + "/roofing-austin.example", HttpStatusCode.NotFound)]
    public async Task Sites_are_not_changed_here_yet(string method, string path, HttpStatusCode expected)
    {
        using var program = app.Program();

        Assert.Equal(expected, (await program.Send(new(new HttpMethod(method), path))).Status);
    }

    private async Task Put(ApiClient program, string phone, string site) =>
        Assert.Equal(HttpStatusCode.OK, (await program.Put($"/api/twilio/phone-numbers/{app.Number(phone).Id}", new { websiteId = site })).Status);
}
