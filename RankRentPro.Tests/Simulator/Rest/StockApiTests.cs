using System.Net;
using RankRentPro.Simulator.Stock;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class StockApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("US", "local,toll_free")]
    [InlineData("CA", "local,toll_free")]
    [InlineData("GB", "local,toll_free,mobile")]
    public async Task A_country_names_only_the_types_that_it_has(string country, string types)
    {
        var answer = await simulator.Get($"/AvailablePhoneNumbers/{country}.json");

        Assert.Equal(types, string.Join(',', answer["subresource_uris"].EnumerateObject().Select(p => p.Name)));
    }

    [Theory]
    [InlineData("US/Mobile")]
    [InlineData("GB/National")]
    [InlineData("FR/Local")]
    public async Task A_type_that_a_country_lacks_is_not_found(string path)
    {
        var answer = await simulator.Get($"/AvailablePhoneNumbers/{path}.json");

        Assert.Equal((HttpStatusCode.NotFound, 20404), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("US/Local.json?AreaCode=303", "phone_number", "^\\+1303555")]
    [InlineData("US/Local.json?InLocality=Denver", "locality", "^Denver$")]
    [InlineData("US/Local.json?InRegion=TX", "region", "^TX$")]
    [InlineData("US/Local.json?InPostalCode=80202", "postal_code", "^80202$")]
    [InlineData("US/Local.json?NearNumber=%2B13035550123", "locality", "^Denver$")]
    [InlineData("US/Local.json?NearLatLong=37.77,-122.42&Distance=60", "region", "^CA$")]
    [InlineData("US/Local.json?Contains=%2B1312*", "phone_number", "^\\+1312")]
    [InlineData("US/Local.json?Contains=30$", "phone_number", "30$")]
    [InlineData("US/TollFree.json?AreaCode=833", "phone_number", "^\\+1833555")]
    [InlineData("CA/Local.json?AreaCode=416", "locality", "^Toronto$")]
    [InlineData("GB/Mobile.json?Contains=7700900", "phone_number", "^\\+447700900")]
    [InlineData("GB/Local.json", "address_requirements", "^local$")]
    public async Task Every_filter_is_applied(string path, string property, string pattern)
    {
        var answer = await simulator.Get("/AvailablePhoneNumbers/" + path);

        var values = answer["available_phone_numbers"].EnumerateArray().Select(number => number.GetProperty(property).GetString()!).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Matches(pattern, value));
    }

    [Theory]
    [InlineData("SmsEnabled=true", "sms", true)]
    [InlineData("SmsEnabled=false", "sms", false)]
    [InlineData("MmsEnabled=true", "mms", true)]
    [InlineData("VoiceEnabled=true", "voice", true)]
    public async Task A_capability_counts_when_it_is_sent(string query, string capability, bool wanted)
    {
        var answer = await simulator.Get($"/AvailablePhoneNumbers/US/Local.json?{query}");

        var capabilities = answer["available_phone_numbers"].EnumerateArray().Select(number => number.GetProperty("capabilities").GetProperty(capability).GetBoolean()).ToList();
        Assert.NotEmpty(capabilities);
        Assert.All(capabilities, has => Assert.Equal(wanted, has));
    }

    [Fact]
    public async Task A_search_without_an_area_code_shows_many_of_them()
    {
        var answer = await simulator.Get("/AvailablePhoneNumbers/US/Local.json");

        var numbers = answer["available_phone_numbers"].EnumerateArray().Select(number => number.GetProperty("phone_number").GetString()!).ToList();
        Assert.Equal(30, numbers.Count);
        Assert.True(numbers.Select(number => number[..5]).Distinct().Count() > 15);
    }

    [Fact]
    public async Task A_number_that_is_owned_or_taken_is_not_offered()
    {
        var bought = await simulator.Buy(("AreaCode", "208"));
        simulator.Switches.TakeFromStock("+12085550124");

        var answer = await simulator.Get("/AvailablePhoneNumbers/US/Local.json?AreaCode=208&PageSize=100");

        var offered = answer["available_phone_numbers"].EnumerateArray().Select(number => number.GetProperty("phone_number").GetString()).ToList();
        Assert.DoesNotContain(bought.GetProperty("phone_number").GetString(), offered);
        Assert.DoesNotContain("+12085550124", offered);
    }

    [Theory]
    [InlineData("GB/Local.json?AreaCode=20")]
    [InlineData("US/Local.json?AreaCode=x")]
    [InlineData("US/Local.json?Contains=1")]
    [InlineData("US/Local.json?SmsEnabled=maybe")]
    [InlineData("US/Local.json?Colour=red")]
    public async Task A_search_that_makes_no_sense_is_refused(string path)
    {
        var answer = await simulator.Get("/AvailablePhoneNumbers/" + path);

        Assert.Equal((HttpStatusCode.BadRequest, 20001), (answer.Status, answer.Code));
    }

    [Fact]
    public void The_number_that_is_always_taken_is_in_stock() => Assert.NotNull(NumberStock.Find(NumberStock.AlwaysTaken));
}
