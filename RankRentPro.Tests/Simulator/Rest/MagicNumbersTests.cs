using System.Net;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class MagicNumbersTests : IClassFixture<SimulatorFixture>, IDisposable
{
    private static readonly string Account = $"/simulator/2010-04-01/Accounts/{SimulatedAccount.TestAccountSid}";
    private readonly HttpClient _test;

    public MagicNumbersTests(SimulatorFixture simulator) =>
        _test = simulator.Client(SimulatedAccount.TestAccountSid, new SimulatorOptions { AuthToken = SimulatorFixture.Token }.TestAuthToken());

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("PhoneNumber", "+15005550000", 21422)]
    [InlineData("PhoneNumber", "+15005550001", 21421)]
    [InlineData("PhoneNumber", "+13035550121", 21422)]
    [InlineData("AreaCode", "533", 21452)]
    public async Task A_magic_purchase_fails_as_it_should(string name, string value, int code)
    {
        var answer = await _test.Send(HttpMethod.Post, Account + "/IncomingPhoneNumbers.json", (name, value));

        Assert.Equal(code, answer.Code);
    }

    [Theory]
    [InlineData("PhoneNumber", "+15005550006")]
    [InlineData("AreaCode", "500")]
    public async Task A_magic_purchase_works_and_stores_nothing(string name, string value)
    {
        var answer = await _test.Send(HttpMethod.Post, Account + "/IncomingPhoneNumbers.json", (name, value));

        Assert.Equal((HttpStatusCode.Created, "+15005550006", SimulatedAccount.TestAccountSid), (answer.Status, answer.Text("phone_number"), answer.Text("account_sid")));
        var fetched = await _test.Send(HttpMethod.Get, $"{Account}/IncomingPhoneNumbers/{answer.Text("sid")}.json");
        Assert.Equal((HttpStatusCode.Forbidden, 20008), (fetched.Status, fetched.Code));
    }

    [Theory]
    [InlineData("+15005550001", "+14155550101", 21212)]
    [InlineData("+13035550121", "+14155550101", 21210)]
    [InlineData("+15005550006", "+15005550001", 21217)]
    [InlineData("+15005550006", "+15005550002", 21214)]
    [InlineData("+15005550006", "+15005550003", 21215)]
    [InlineData("+15005550006", "+15005550004", 21216)]
    [InlineData("+15005550006", "hello", 21211)]
    public async Task A_magic_call_fails_as_it_should(string from, string to, int code)
    {
        var answer = await _test.Send(HttpMethod.Post, Account + "/Calls.json", ("From", from), ("To", to), ("Url", "https://example.com"));

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task Any_other_call_is_queued()
    {
        var answer = await _test.Send(HttpMethod.Post, Account + "/Calls.json", ("From", "+15005550006"), ("To", "+14155550101"), ("Url", "https://example.com"));

        Assert.Equal((HttpStatusCode.Created, "queued"), (answer.Status, answer.Text("status")));
    }
}
