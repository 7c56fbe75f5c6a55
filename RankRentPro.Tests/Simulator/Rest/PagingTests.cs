using System.Net;
using System.Text.Json;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class PagingTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Following_the_next_page_shows_every_number_once_with_the_filters_kept()
    {
        await simulator.Buy(("AreaCode", "502"), ("FriendlyName", "A & B"));
        await simulator.Buy(("AreaCode", "502"), ("FriendlyName", "A & B"));
        await simulator.Buy(("AreaCode", "502"), ("FriendlyName", "A & B"));

        var pages = await Follow("/IncomingPhoneNumbers.json?FriendlyName=A%20%26%20B&PageSize=2", "next_page_uri");

        Assert.Equal([2, 1], pages.Select(page => page["incoming_phone_numbers"].GetArrayLength()));
        Assert.Equal(3, pages.SelectMany(Sids).Distinct().Count());
        Assert.Contains("FriendlyName=A%20%26%20B&PageSize=2&Page=0", pages[0].Text("first_page_uri"));
        Assert.DoesNotContain("/simulator", pages[0].Text("next_page_uri"));
    }

    [Fact]
    public async Task The_way_back_shows_the_same_page()
    {
        await simulator.Buy(("AreaCode", "504"));
        var first = await simulator.Get("/IncomingPhoneNumbers.json?PageSize=1");
        var second = await Ask(first.Text("next_page_uri"));

        var back = await Ask(second.Text("previous_page_uri"));

        Assert.Equal(Sids(first), Sids(back));
        Assert.Equal(("1", "1"), (second.Text("start"), second.Text("end")));
    }

    [Theory]
    [InlineData("PageSize=1001", 20007)]
    [InlineData("PageSize=0", 20007)]
    [InlineData("Page=1", 20001)]
    [InlineData("Page=1&PageToken=hello", 21481)]
    [InlineData("Page=1&PageToken=PAPN00000000000000000000000000000000", 21481)]
    public async Task A_page_that_cannot_be_is_refused(string query, int code)
    {
        var answer = await simulator.Get($"/IncomingPhoneNumbers.json?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task An_empty_list_starts_and_ends_at_nothing()
    {
        var answer = await simulator.Get("/Recordings.json?CallSid=CA00000000000000000000000000000000");

        Assert.Equal(("0", "0", JsonValueKind.Null), (answer.Text("start"), answer.Text("end"), answer["next_page_uri"].ValueKind));
    }

    [Fact]
    public async Task The_newer_products_page_by_absolute_addresses()
    {
        var first = await simulator.Http.Send(HttpMethod.Get, "/simulator/v1/PhoneNumbers/Countries?PageSize=2");
        var next = await simulator.Http.Send(HttpMethod.Get, first["meta"].GetProperty("next_page_url").GetString()!);

        Assert.Equal((2, 1), (first["countries"].GetArrayLength(), next["countries"].GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, next["meta"].GetProperty("next_page_url").ValueKind);
    }

    private async Task<List<TwilioAnswer>> Follow(string path, string link)
    {
        var pages = new List<TwilioAnswer> { await simulator.Get(path) };
        while (pages[^1][link].GetString() is { } next)
        {
            pages.Add(await Ask(next));
            Assert.InRange(pages.Count, 1, 100);
        }
        return pages;
    }

    private Task<TwilioAnswer> Ask(string uri) => simulator.Http.Send(HttpMethod.Get, "/simulator" + uri);

    private static IEnumerable<string?> Sids(TwilioAnswer page) => page["incoming_phone_numbers"].EnumerateArray().Select(n => n.GetProperty("sid").GetString());
}
