using System.Net;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class AvailableNumbersQueryTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Numbers_to_buy_come_with_their_place_and_price()
    {
        var answer = await Ask("areaCode=303&country=US&limit=3");

        var number = answer.List("availableNumbers")[0];
        Assert.Equal((HttpStatusCode.OK, 3), (answer.Status, answer.List("availableNumbers").Count));
        Assert.Equal(["phoneNumber", "friendlyName", "locality", "region", "postalCode", "country", "capabilities", "monthlyFee"], number.EnumerateObject().Select(field => field.Name));
        Assert.StartsWith("+1303", number.GetProperty("phoneNumber").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("(303) ", number.GetProperty("friendlyName").GetString(), StringComparison.Ordinal);
        Assert.Equal(("US", 1.15m), (number.GetProperty("country").GetString(), number.GetProperty("monthlyFee").GetDecimal()));
    }

    [Theory]
    [InlineData("areaCode=303&country=&limit=&contains=&city=&type=")]
    [InlineData("areaCode=303")]
    public async Task What_is_empty_is_absent(string query) =>
        Assert.Equal((await Ask("areaCode=303&country=US&type=local&limit=20")).Body, (await Ask(query)).Body);

    [Theory]
    [InlineData("type=tollfree", "+18")]
    [InlineData("country=CA&areaCode=416", "+1416")]
    [InlineData("country=gb&type=mobile", "+44")]
    [InlineData("city=Denver", "+1303")]
    [InlineData("contains=303555", "+1303555")]
    public async Task Each_filter_counts(string query, string start)
    {
        var numbers = (await Ask(query)).List("availableNumbers").ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.StartsWith(start, number.GetProperty("phoneNumber").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1000000000", 500)]
    [InlineData("501", 500)]
    [InlineData("7", 7)]
    [InlineData("", 20)]
    public async Task Twilio_is_asked_for_no_more_than_500(string limit, int asked)
    {
        var faults = new TwilioFaults();
        await using var own = new ApiApp { Replace = faults.Register };
        await own.InitializeAsync();
        using var program = own.Program();

        Assert.Equal(HttpStatusCode.OK, (await program.Get($"/api/twilio/available-numbers?areaCode=303&limit={limit}")).Status);

        Assert.Contains($"PageSize={asked}", faults.Lists.Last(list => list.Contains("AvailablePhoneNumbers", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country=FR", "country")]
    [InlineData("type=pager", "type")]
    [InlineData("country=US&type=mobile", "type")]
    [InlineData("areaCode=30", "areaCode")]
    [InlineData("contains=!", "contains")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=many&areaCode=x&type=7", "areaCode limit type")]
    public async Task A_wrong_value_is_named(string query, string fields)
    {
        var answer = await Ask(query);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (answer.Status, answer.Wrong));
    }

    [Fact]
    public async Task A_huge_limit_is_what_Twilio_gives() => Assert.Equal(HttpStatusCode.OK, (await Ask("limit=1000000000")).Status);

    [Fact]
    public async Task A_search_that_Twilio_refuses_is_422()
    {
        app.Switches.Turn(positions => positions with { Suspended = true });

        var answer = await Ask("areaCode=303");
        app.Switches.Positions = new();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 20003), (answer.Status, answer.At("twilioCode").GetInt32()));
        Assert.StartsWith("Could not search for numbers.", answer.Message, StringComparison.Ordinal);
    }

    private async Task<ApiAnswer> Ask(string query)
    {
        using var program = app.Program();
        return await program.Get($"/api/twilio/available-numbers?{query}");
    }
}
