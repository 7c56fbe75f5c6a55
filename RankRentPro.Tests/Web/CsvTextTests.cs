using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("+12345678901234567")]
    [InlineData("+")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public void What_a_spreadsheet_would_run_is_text(string text) => Assert.Equal($"'{text}", CsvText.Safe(text));

    [Theory]
    [InlineData("")]
    [InlineData("Wants a quote = 100")]
    [InlineData("+14155550100")]
    [InlineData("1-2")]
    public void What_computes_nothing_stays_as_it_is(string text) => Assert.Equal(text, CsvText.Safe(text));
}
