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
    [InlineData("RANKRENT_MEDIA_MINUTES", "0")]
    [InlineData("RANKRENT_MEDIA_MINUTES", "an hour")]
    public void What_cannot_be_used_stops_the_app_with_a_sentence(string variable, string said) =>
        Assert.StartsWith(variable, Assert.Throws<OptionsValidationException>(() => From((variable, said))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("RANKRENT_TOKEN_MINUTES", "15", 15, 60)]
    [InlineData("RANKRENT_MEDIA_MINUTES", "15", 720, 15)]
    [InlineData("RANKRENT_MEDIA_MINUTES", "", 720, 60)]
    public void Tokens_last_twelve_hours_and_addresses_of_audio_one_unless_told_otherwise(string variable, string said, int access, int media)
    {
        var options = From((variable, said));

        Assert.Equal((TimeSpan.FromMinutes(access), TimeSpan.FromMinutes(media)), (options.AccessLasts, options.MediaLasts));
    }

    private static TokenOptions From((string Name, string Said) variable) =>
        TokenOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [variable.Name] = variable.Said }).Build(), "keys.json");
}
