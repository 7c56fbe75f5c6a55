using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioOptionsTests
{
    private const string Account = "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001";
    private const string Token = "TWILIO_AUTH_TOKEN=token";

    [Theory]
    [InlineData("TWILIO_ACCOUNT_SID is set but TWILIO_AUTH_TOKEN is not.", Account)]
    [InlineData("TWILIO_AUTH_TOKEN is set but TWILIO_ACCOUNT_SID is not.", Token)]
    [InlineData("TWILIO_ACCOUNT_SID is not an account SID", "TWILIO_ACCOUNT_SID=AC1", Token)]
    [InlineData("TWILIO_API_KEY is set but TWILIO_API_SECRET is not.", Account, Token, "TWILIO_API_KEY=SK00000000000000000000000000000001")]
    [InlineData("TWILIO_API_SECRET is set but TWILIO_API_KEY is not.", Account, Token, "TWILIO_API_SECRET=x")]
    [InlineData("TWILIO_API_KEY is not an API key SID", Account, Token, "TWILIO_API_KEY=SK1", "TWILIO_API_SECRET=x")]
    [InlineData("TWILIO_BASE_URL is set without credentials.", "TWILIO_BASE_URL=https://twilio.example.com")]
    [InlineData("TWILIO_BASE_URL is not an absolute http or https address.", Account, Token, "TWILIO_BASE_URL=twilio.example.com")]
    [InlineData("RANKRENT_DEBUG_TWILIO must be true or false.", "RANKRENT_DEBUG_TWILIO=maybe")]
    public void A_wrong_or_half_variable_is_named(string message, params string[] variables)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => From(variables));

        Assert.StartsWith(message, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_variables_nothing_is_configured() => Assert.False(From(" TWILIO_ACCOUNT_SID= ").IsConfigured);

    [Fact]
    public void An_api_key_signs_in_and_the_token_still_validates_webhooks()
    {
        var options = From(Account, Token, "TWILIO_API_KEY=SK00000000000000000000000000000001", "TWILIO_API_SECRET=secret", "TWILIO_AUTH_TOKEN_PREVIOUS=old");

        Assert.Equal(("SK00000000000000000000000000000001", "secret"), (options.UserName, options.Password));
        Assert.Equal(["token", "old"], options.SigningTokens);
    }

    [Theory]
    [InlineData(null, null, "https://api.twilio.com/", "https://pricing.twilio.com/")]
    [InlineData("ie1", null, "https://api.ie1.twilio.com/", "https://pricing.ie1.twilio.com/")]
    [InlineData(null, "dublin", "https://api.dublin.us1.twilio.com/", "https://pricing.dublin.us1.twilio.com/")]
    [InlineData("ie1", "dublin", "https://api.dublin.ie1.twilio.com/", "https://pricing.dublin.ie1.twilio.com/")]
    public void Edge_and_region_are_part_of_each_products_host(string? region, string? edge, string api, string pricing)
    {
        var hosts = TwilioHosts.Of(new() { Region = region, Edge = edge });

        Assert.Equal((api, pricing), (hosts.Base(TwilioProduct.Api).AbsoluteUri, hosts.Base(TwilioProduct.Pricing).AbsoluteUri));
    }

    [Fact]
    public void One_address_may_replace_all_hosts_and_keeps_its_path() =>
        Assert.Equal("https://twilio.example.com/proxy/", TwilioHosts.Of(From(Account, Token, "TWILIO_BASE_URL=https://twilio.example.com/proxy")).Base(TwilioProduct.Pricing).AbsoluteUri);

    private static TwilioOptions From(params string[] variables) => TwilioOptions.From(new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(variable => variable.Trim().Split('=', 2)).Select(pair => KeyValuePair.Create<string, string?>(pair[0], pair[1]))).Build());
}
