using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Tests.Support;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class ForwardingTests
{
    [Theory]
    [InlineData("127.0.0.1, ::1", true)]
    [InlineData("127.0.0.0/8 ::1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("", false)]
    public async Task Only_a_trusted_proxy_says_that_the_visit_came_over_https(string proxies, bool believed)
    {
        await using var app = await new AppFixture { Settings = { ["RANKRENT_TRUSTED_PROXIES"] = proxies } }.Started();
        using var visitor = app.NewVisitor();
        visitor.Headers["X-Forwarded-Proto"] = "https";
        visitor.Headers["X-Forwarded-Host"] = "phones.example.com";

        var answer = await visitor.Get("/setup");

        Assert.Equal(believed, answer.Header("Set-Cookie")!.Contains("; secure", StringComparison.Ordinal));
        Assert.Equal(believed, answer.Header("Strict-Transport-Security") is not null);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task The_session_of_a_visit_over_https_never_travels_without_it(string scheme, bool secure)
    {
        await using var app = await new AppFixture { Settings = { ["RANKRENT_TRUSTED_PROXIES"] = "127.0.0.1, ::1" } }.Started();
        using var visitor = app.NewVisitor();
        var form = (await visitor.Get("/setup")).Form("form[action*=Demo]");
        visitor.Headers["X-Forwarded-Proto"] = scheme;

        var cookies = (await form.Submit()).Header("Set-Cookie")!;

        Assert.Contains("rankrent=", cookies, StringComparison.Ordinal);
        Assert.Contains("; httponly", cookies, StringComparison.Ordinal);
        Assert.Equal(secure, cookies.Contains("; secure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("proxy.example.com")]
    [InlineData("10.0.0.0/99")]
    [InlineData("10.0.0.5, any")]
    public void What_is_no_address_stops_the_start_with_a_sentence(string value)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Forwarding.From(
            new ConfigurationBuilder().AddInMemoryCollection([new("RANKRENT_TRUSTED_PROXIES", value)]).Build()));

        Assert.StartsWith("RANKRENT_TRUSTED_PROXIES holds", wrong.Message, StringComparison.Ordinal);
    }
}
