using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(14_000, "$0.0140")]
    [InlineData(8_500, "$0.0085")]
    [InlineData(1_230_000, "$1.2300")]
    [InlineData(12_345, "$0.012345")]
    public void Prices_of_calls_have_four_decimals(long micros, string words) => Assert.Equal(words, MoneyText.OfCall(micros, "USD"));

    [Theory]
    [InlineData(83_780_000, "$83.78")]
    [InlineData(83_776_000, "$83.78")]
    [InlineData(-1_250_000, "−$1.25")]
    public void A_balance_is_told_to_the_cent(long micros, string words) => Assert.Equal(words, MoneyText.Cents(micros, "USD"));
}
