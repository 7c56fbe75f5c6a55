using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("(415) 555-0100", "US", "+14155550100")]
    [InlineData("415.555.0100", "US", "+14155550100")]
    [InlineData("1 415 555 0100", "US", "+14155550100")]
    [InlineData("020 7946 0001", "GB", "+442079460001")]
    [InlineData("+44 20 7946 0001", "US", "+442079460001")]
    [InlineData(" +14155550100 ", "GB", "+14155550100")]
    public void A_number_is_read_in_its_country(string text, string region, string expected)
    {
        Assert.True(PhoneText.TryParse(text, region, out var e164, out var problem));
        Assert.Equal((expected, ""), (e164, problem));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("Anonymous")]
    [InlineData("+266696687")]
    [InlineData("+7378742833")]
    [InlineData("+2562533")]
    [InlineData("+8656696")]
    [InlineData("+86282452253")]
    public void A_withheld_number_is_called_so(string from)
    {
        Assert.Equal(("Withheld number", "Withheld number"), (PhoneText.National(from), PhoneText.International(from)));
        Assert.Contains($"'{PhoneText.Digits(from)}'", PhoneText.WithheldDigits, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("call me")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("415 555 0100 x12")]
    [InlineData("12345")]
    [InlineData("555-0100")]
    [InlineData("++14155550100")]
    [InlineData("+999 555 0100")]
    [InlineData("4155550100415555010041555501004155550100")]
    [InlineData("<script>")]
    [InlineData("٤١٥٥٥٥٠١٠٠")]
    public void What_is_no_possible_number_is_refused_in_words(string? text)
    {
        Assert.False(PhoneText.TryParse(text, "US", out var e164, out var problem));
        Assert.Empty(e164);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("911", "US")]
    [InlineData("9-1-1", "US")]
    [InlineData("112", "US")]
    [InlineData("999", "GB")]
    public void An_emergency_number_is_refused_as_one(string text, string region)
    {
        Assert.False(PhoneText.TryParse(text, region, out _, out var problem));
        Assert.Contains("Emergency", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+14155550100", "(415) 555-0100")]
    [InlineData("+442079460001", "020 7946 0001")]
    [InlineData("anonymous", "Withheld number")]
    [InlineData("client:desk", "client:desk")]
    [InlineData("+12", "+12")]
    [InlineData(null, "")]
    public void A_number_is_shown_as_in_its_country_and_anything_else_as_it_is(string? stored, string shown) =>
        Assert.Equal(shown, PhoneText.National(stored));

    [Theory]
    [InlineData("+14155550100", "US")]
    [InlineData("+14165550100", "CA")]
    [InlineData("+442079460001", "GB")]
    [InlineData("anonymous", null)]
    public void A_number_says_its_country(string stored, string? region) => Assert.Equal(region, PhoneText.Region(stored));

    [Theory]
    [InlineData("+14155550100", "US", "(415) 555-0100")]
    [InlineData("+14155550100", "GB", "+1 415-555-0100")]
    public void A_field_shows_a_number_that_it_would_read_back(string stored, string region, string shown)
    {
        Assert.Equal(shown, PhoneText.ForField(stored, region));
        Assert.True(PhoneText.TryParse(shown, region, out var again, out _));
        Assert.Equal(stored, again);
    }

    [Fact]
    public void Digits_are_what_is_left_without_the_rest() => Assert.Equal("4155550100", PhoneText.Digits("(415) 555-0100"));
}
