using System.Net;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class AccountsApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    private static readonly string Account = $"/simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}";

    [Fact]
    public async Task The_account_is_shown_with_a_request_id()
    {
        var answer = await simulator.Get(".json");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("active", "Full"), (answer.Text("status"), answer.Text("type")));
        Assert.Matches("^RQ[0-9a-f]{32}$", answer.Headers["Twilio-Request-Id"]);
        Assert.Equal("Wed, 18 Nov 2026 15:00:00 GMT", answer.Headers["Date"]);
    }

    [Theory]
    [InlineData(SimulatorOptions.AccountSid, "wrong")]
    [InlineData("ACdec0de000000000000000000000000ff", SimulatorFixture.Token)]
    public async Task A_wrong_sid_or_token_is_refused_in_Twilios_words(string account, string token)
    {
        using var stranger = simulator.Client(account, token);

        var answer = await stranger.Send(HttpMethod.Get, Account + ".json");

        Assert.Equal((HttpStatusCode.Unauthorized, 20003, "Authenticate"), (answer.Status, answer.Code, answer.Text("message")));
    }

    [Fact]
    public async Task The_newer_products_refuse_credentials_in_words_of_their_own()
    {
        using var stranger = simulator.Client(SimulatorOptions.AccountSid, "wrong");

        var answer = await stranger.Send(HttpMethod.Get, "/simulator/v1/PhoneNumbers/Countries");

        Assert.Equal("Authentication Error - No credentials provided", answer.Text("message"));
    }

    [Fact]
    public async Task An_unknown_path_is_not_found_by_the_path_that_the_client_asked()
    {
        var answer = await simulator.Get("/Nothing.json");

        Assert.Equal((HttpStatusCode.NotFound, 20404), (answer.Status, answer.Code));
        Assert.Equal($"The requested resource /2010-04-01/Accounts/{SimulatorOptions.AccountSid}/Nothing.json was not found", answer.Text("message"));
    }

    [Fact]
    public async Task The_balance_is_money_as_text()
    {
        var answer = await simulator.Get("/Balance.json");

        Assert.Equal(("87.40", "USD"), (answer.Text("balance"), answer.Text("currency")));
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused()
    {
        var answer = await simulator.Get("/Balance.json?Sort=desc");

        Assert.Equal((HttpStatusCode.BadRequest, 20001), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("/OutgoingCallerIds.json", "outgoing_caller_ids", 2)]
    [InlineData("/OutgoingCallerIds.json?PhoneNumber=%2B14155550101", "outgoing_caller_ids", 1)]
    [InlineData("/Addresses.json?IsoCountry=GB", "addresses", 1)]
    [InlineData("/Addresses.json?IsoCountry=US", "addresses", 0)]
    [InlineData("/Notifications.json", "notifications", 0)]
    public async Task Smaller_lists_apply_their_filters(string path, string key, int count)
    {
        var answer = await simulator.Get(path);

        Assert.Equal(count, answer[key].GetArrayLength());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("?IsoCountry=GB&NumberType=local&Status=twilio-approved", 1)]
    [InlineData("?IsoCountry=US", 0)]
    [InlineData("?NumberType=national", 0)]
    [InlineData("?Status=draft", 0)]
    public async Task One_bundle_is_approved(string query, int count)
    {
        var answer = await simulator.Http.Send(HttpMethod.Get, "/simulator/v2/RegulatoryCompliance/Bundles" + query);

        Assert.Equal(count, answer["results"].GetArrayLength());
        Assert.Equal("results", answer["meta"].GetProperty("key").GetString());
    }
}
