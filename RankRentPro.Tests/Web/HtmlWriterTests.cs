using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class HtmlWriterTests
{
    [Theory]
    [InlineData("Plain text, (512) 555-0117", "Plain text, (512) 555-0117")]
    [InlineData("<b> & \"it's\" +1", "&lt;b&gt; &amp; &quot;it&#x27;s&quot; &#x2B;1")]
    [InlineData("Zoë – 東京", "Zo&#xEB; &#x2013; &#x6771;&#x4EAC;")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_stands_in_a_hole_is_encoded(string? text, string encoded) => Assert.Equal($"<p title=\"{encoded}\">", Written(html => html.Write($"<p title=\"{text}\">")));

    [Fact]
    public void Numbers_and_HTML_are_written_as_they_are() =>
        Assert.Equal("<p>-9223372036854775808 <b></b></p>", Written(html => html.Write($"<p>{long.MinValue} {new HtmlString("<b></b>")}</p>")));

    [Theory]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(100_000)]
    public void A_piece_may_be_as_long_as_it_likes(int length)
    {
        var text = new string('x', length);

        Assert.Equal($"<i>{text}</i>{text}", Written(html => html.Write($"<i>{text}</i>{text}")));
    }

    private static string Written(Action<HtmlWriter> write)
    {
        using var output = new StringWriter();
        using (var html = new HtmlWriter(output, HtmlEncoder.Default))
        {
            write(html);
        }
        return output.ToString();
    }
}
