using System.Net;
using System.Text.Json;
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
        await Put(program, LiveDemo.Austin, "roofing.example");
        await Put(program, "+16025550129", "Plumbing Phoenix");
        await Put(program, "+13035550142", "roofing.example");
        await program.Delete($"/api/twilio/phone-numbers/{app.Number("+16025550129").Id}");

        var answer = await program.Get(Sites);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((await program.Get("/api/twilio/phone-numbers")).List().Where(number => number.TryGetProperty("websiteId", out _)).Select(number => number.GetProperty("websiteId").GetString()).Distinct().Order(),
            answer.List().Select(site => site.GetProperty("id").GetString()).Order());
        Assert.Equal("[]", Site(answer, "Plumbing Phoenix").GetProperty("numbers").GetRawText());
        Assert.Equal(["+13035550142", LiveDemo.Austin], Site(answer, "roofing.example").GetProperty("numbers").EnumerateArray().Select(number => number.GetString()).Order());
    }

    [Theory]
    [InlineData("POST", Sites, HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", Sites + "/roofing.example", HttpStatusCode.NotFound)]
    [InlineData("DELETE", Sites + "/roofing.example", HttpStatusCode.NotFound)]
    public async Task Sites_are_not_changed_here_yet(string method, string path, HttpStatusCode expected)
    {
        using var program = app.Program();

        Assert.Equal(expected, (await program.Send(new(new HttpMethod(method), path))).Status);
    }

    private static JsonElement Site(ApiAnswer answer, string name) => answer.List().Single(site => site.GetProperty("name").GetString() == name);

    private async Task Put(ApiClient program, string phone, string site) =>
        Assert.Equal(HttpStatusCode.OK, (await program.Put($"/api/twilio/phone-numbers/{app.Number(phone).Id}", new { websiteId = site })).Status);
}
