using System.Net;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class PricingApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("US", "local 1.15,toll free 2.15")]
    [InlineData("CA", "local 1.15,toll free 2.15")]
    [InlineData("GB", "local 1.15,toll free 2.15,mobile 1.15")]
    public async Task A_country_names_the_price_of_each_type(string country, string prices)
    {
        var answer = await simulator.Http.Send(HttpMethod.Get, $"/simulator/v1/PhoneNumbers/Countries/{country}");

        Assert.Equal(prices, string.Join(',', answer["phone_number_prices"].EnumerateArray().Select(p => $"{p.GetProperty("number_type")} {p.GetProperty("current_price")}")));
        Assert.Equal("USD", answer.Text("price_unit"));
    }

    [Fact]
    public async Task Another_country_is_not_found()
    {
        var answer = await simulator.Http.Send(HttpMethod.Get, "/simulator/v1/PhoneNumbers/Countries/FR");

        Assert.Equal((HttpStatusCode.NotFound, "The requested resource /v1/PhoneNumbers/Countries/FR was not found"), (answer.Status, answer.Text("message")));
    }
}
