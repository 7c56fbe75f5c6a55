using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Features.Tokens;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class TokenOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("https://app.example.com", "https://app.example.com")]
    [InlineData("HTTPS://App.Example.com:443/, http://localhost:5173", "https://app.example.com http://localhost:5173")]
    [InlineData("http://[2001:DB8::1]:80", "http://[2001:db8::1]")]
    public void Origins_are_read_as_browsers_write_them(string said, string expected) =>
        Assert.Equal(expected, string.Join(' ', From(("RANKRENT_ALLOWED_ORIGINS", said)).AllowedOrigins));

    [Theory]
    [InlineData("RANKRENT_ALLOWED_ORIGINS", "*")]
    [InlineData("RANKRENT_ALLOWED_ORIGINS", "app.example.com")]
    [InlineData("RANKRENT_ALLOWED_ORIGINS", "https://app.example.com/path")]
    [InlineData("RANKRENT_ALLOWED_ORIGINS", "https://user@app.example.com")]
    [InlineData("RANKRENT_ALLOWED_ORIGINS", "ftp://app.example.com")]
    [InlineData("RANKRENT_TOKEN_MINUTES", "0")]
    [InlineData("RANKRENT_TOKEN_MINUTES", "-5")]
    [InlineData("RANKRENT_TOKEN_MINUTES", "soon")]
    public void What_cannot_be_used_stops_the_app_with_a_sentence(string variable, string said) =>
        Assert.StartsWith(variable, Assert.Throws<OptionsValidationException>(() => From((variable, said))).Message, StringComparison.Ordinal);

    private static TokenOptions From((string Name, string Said) variable) =>
        TokenOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [variable.Name] = variable.Said }).Build(), "keys.json");
}
