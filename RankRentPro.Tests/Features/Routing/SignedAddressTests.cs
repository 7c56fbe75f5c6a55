using System.Net;
using RankRentPro.Tests.Support;
using SignedWebhook = RankRentPro.Tests.Support.SignedWebhook;

namespace RankRentPro.Tests.Features.Routing;

/// <summary>A real account behind a public address, while its token is being changed.</summary>
public sealed class SignedAddressTests(SignedAddressTests.PublicApp app) : IClassFixture<SignedAddressTests.PublicApp>
{
    private const string Current = "11111111111111111111111111111111";
    private const string Previous = "22222222222222222222222222222222";

    [Theory]
    [InlineData("https://phones.example.com", Current, HttpStatusCode.NoContent)]
    [InlineData("https://phones.example.com:443", Current, HttpStatusCode.NoContent)]
    [InlineData("https://phones.example.com", Previous, HttpStatusCode.NoContent)]
    [InlineData("https://phones.example.com:443", Previous, HttpStatusCode.NoContent)]
    [InlineData("https://phones.example.com:80", Current, HttpStatusCode.Forbidden)]
    [InlineData("http://phones.example.com", Current, HttpStatusCode.Forbidden)]
    [InlineData("https://other.example.com", Current, HttpStatusCode.Forbidden)]
    [InlineData("https://phones.example.com", SignedWebhook.Token, HttpStatusCode.Forbidden)]
    public async Task The_address_and_the_tokens_decide(string address, string token, HttpStatusCode expected) =>
        Assert.Equal(expected, await new SignedWebhook { Address = address, SignedWith = token }.PostTo(app));

    [Fact]
    public async Task A_default_port_that_the_setting_spells_out_makes_no_difference()
    {
        await using var spelled = await new PublicApp { Settings = { ["RANKRENT_PUBLIC_URL"] = "https://phones.example.com:443" } }.Started();

        Assert.Equal(HttpStatusCode.NoContent, await new SignedWebhook { Address = "https://phones.example.com", SignedWith = Current }.PostTo(spelled));
        Assert.Equal(HttpStatusCode.NoContent, await new SignedWebhook { Address = "https://phones.example.com:443", SignedWith = Current }.PostTo(spelled));
    }

    public sealed class PublicApp : AppFixture
    {
        public PublicApp()
        {
            Settings["TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000001";
            Settings["TWILIO_AUTH_TOKEN"] = Current;
            Settings["TWILIO_AUTH_TOKEN_PREVIOUS"] = Previous;
            Settings["TWILIO_BASE_URL"] = "http://127.0.0.1:1";
            Settings["RANKRENT_PUBLIC_URL"] = "https://phones.example.com";
        }
    }
}
