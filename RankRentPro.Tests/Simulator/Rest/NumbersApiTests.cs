using System.Net;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Stock;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class NumbersApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Buying_stores_the_webhooks_and_charges_the_first_month()
    {
        var before = simulator.Switches.BalanceMicros;

        var number = await simulator.Buy(("AreaCode", "605"), ("VoiceUrl", "https://example.com/voice#ct=2000"), ("SmsUrl", ""));

        Assert.Equal("https://example.com/voice#ct=2000", number.GetProperty("voice_url").GetString());
        Assert.Equal("", number.GetProperty("sms_url").GetString());
        Assert.Equal("in-use", number.GetProperty("status").GetString());
        Assert.Equal(1_150_000, before - simulator.Switches.BalanceMicros);
    }

    [Fact]
    public async Task Buying_an_owned_number_again_updates_it_and_costs_nothing()
    {
        var number = await simulator.Buy(("AreaCode", "701"));
        var before = simulator.Switches.BalanceMicros;

        var again = await simulator.Post("/IncomingPhoneNumbers.json", ("PhoneNumber", number.GetProperty("phone_number").GetString()!), ("FriendlyName", "Front desk"));

        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Equal((number.GetProperty("sid").GetString(), "Front desk"), (again.Text("sid"), again.Text("friendly_name")));
        Assert.Equal(before, simulator.Switches.BalanceMicros);
    }

    [Theory]
    [InlineData("", "PhoneNumber=hello", 21421)]
    [InlineData("", "", 21421)]
    [InlineData("", "PhoneNumber=%2B12025550199999", 21421)]
    [InlineData("", "PhoneNumber=%2B13105559999", 21422)]
    [InlineData("", "PhoneNumber=" + "%2B12125550199", 21422)]
    [InlineData("", "AreaCode=12", 21451)]
    [InlineData("", "AreaCode=999", 21452)]
    [InlineData("/TollFree", "PhoneNumber=%2B13125550133", 21458)]
    [InlineData("", "PhoneNumber=%2B13125550133&VoiceUrl=nowhere", 21402)]
    [InlineData("", "PhoneNumber=%2B13125550133&VoiceMethod=PUT", 21403)]
    [InlineData("", "PhoneNumber=%2B13125550133&VoiceUrl=&VoiceFallbackUrl=https://example.com", 21405)]
    [InlineData("", "PhoneNumber=%2B13125550133&SmsUrl=&SmsFallbackUrl=https://example.com", 21406)]
    [InlineData("", "PhoneNumber=%2B13125550133&FriendlyName=12345678901234567890123456789012345678901234567890123456789012345", 20002)]
    [InlineData("", "PhoneNumber=%2B13125550133&Colour=red", 20001)]
    [InlineData("", "PhoneNumber=%2B442079460026", 21649)]
    [InlineData("", "PhoneNumber=%2B442079460026&BundleSid=BU00000000000000000000000000000000", 21649)]
    [InlineData("", "PhoneNumber=%2B442079460026&BundleSid=" + SimulatedAccount.BundleSid, 21631)]
    [InlineData("", "PhoneNumber=%2B442079460026&AddressSid=AD00000000000000000000000000000000&BundleSid=" + SimulatedAccount.BundleSid, 21615)]
    public async Task A_purchase_is_refused_with_Twilios_code(string path, string form, int code)
    {
        using var content = new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var response = await simulator.Http.PostAsync($"/simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}/IncomingPhoneNumbers{path}.json", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"code\":{code},", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_British_number_is_bought_with_its_bundle_and_address()
    {
        var number = await simulator.Post("/IncomingPhoneNumbers/Local.json", ("PhoneNumber", "+442079460033"),
            ("BundleSid", SimulatedAccount.BundleSid), ("AddressSid", SimulatedAccount.AddressSid));

        Assert.Equal(HttpStatusCode.Created, number.Status);
        Assert.Equal(("+442079460033", "local"), (number.Text("friendly_name"), number.Text("address_requirements")));
    }

    [Fact]
    public async Task A_number_taken_between_search_and_purchase_is_not_available()
    {
        simulator.Switches.TakeFromStock("+13125550136");

        var answer = await simulator.Post("/IncomingPhoneNumbers.json", ("PhoneNumber", "+13125550136"));

        Assert.Equal((21422, "+13125550136 is not available."), (answer.Code, answer.Text("message")));
        Assert.NotNull(NumberStock.Find("+13125550136"));
    }

    [Fact]
    public async Task An_update_clears_what_is_sent_empty_and_leaves_the_rest()
    {
        var number = await simulator.Buy(("AreaCode", "802"), ("VoiceUrl", "https://example.com/voice"), ("StatusCallback", "https://example.com/status"));

        var updated = await simulator.Post($"/IncomingPhoneNumbers/{number.GetProperty("sid").GetString()}.json", ("VoiceUrl", ""));

        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.Equal(("", "https://example.com/status"), (updated.Text("voice_url"), updated.Text("status_callback")));
    }

    [Fact]
    public async Task A_released_number_is_gone_and_in_stock_again()
    {
        var number = await simulator.Buy(("AreaCode", "907"));
        var path = $"/IncomingPhoneNumbers/{number.GetProperty("sid").GetString()}.json";

        var released = await simulator.Delete(path);

        Assert.Equal((HttpStatusCode.NoContent, ""), (released.Status, released.Body));
        Assert.Equal(20404, (await simulator.Get(path)).Code);
        Assert.Equal(20404, (await simulator.Delete(path)).Code);
        Assert.Contains(number.GetProperty("phone_number").GetString()!, (await simulator.Get("/AvailablePhoneNumbers/US/Local.json?AreaCode=907")).Body);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_a_part_of_the_number_and_by_the_exact_name()
    {
        var number = await simulator.Buy(("AreaCode", "808"), ("FriendlyName", "Beach"));
        var sid = number.GetProperty("sid").GetString();

        foreach (var filter in new[] { "PhoneNumber=808555", "PhoneNumber=%2B18*8555", "FriendlyName=Beach" })
        {
            var answer = await simulator.Get($"/IncomingPhoneNumbers.json?{filter}");
            Assert.Equal(sid, Assert.Single(answer["incoming_phone_numbers"].EnumerateArray()).GetProperty("sid").GetString());
        }
        Assert.Equal(0, (await simulator.Get("/IncomingPhoneNumbers.json?FriendlyName=Bea"))["incoming_phone_numbers"].GetArrayLength());
    }
}
