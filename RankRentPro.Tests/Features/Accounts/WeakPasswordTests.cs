using RankRentPro.Features.Accounts;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class WeakPasswordTests
{
    [Theory]
    [InlineData("aaaaaaaaaaaa", "one character repeated")]
    [InlineData("1234567890", "others would try")]
    [InlineData("Password123", "others would try")]
    [InlineData("short", "too short")]
    public void A_password_that_others_would_guess_is_refused(string password, string why) =>
        Assert.Contains(why, Passwords.Problem(password), StringComparison.Ordinal);
}
