using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class BytesTextTests
{
    [Theory]
    [InlineData(0, "0 kB")]
    [InlineData(640_400, "640 kB")]
    [InlineData(1_290_000, "1.2 MB")]
    [InlineData(43_900_000_000, "43 GB")]
    [InlineData(2_000_000_000_000_000, "2000 TB")]
    public void A_size_has_the_largest_unit_that_fits(long bytes, string text) => Assert.Equal(text, BytesText.Of(bytes));
}
