using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Browser;

/// <summary>The browser itself, on a page with a fault.</summary>
public sealed class BrowserTabTests(BrowserFixture browser, EchoServer server) : IClassFixture<EchoServer>
{
    [Fact]
    public async Task What_a_page_weighs_is_counted_as_it_came_over_the_wire()
    {
        await using var tab = await browser.Open(server.Url);

        await tab.Go("/page");
        tab.AssertLight();

        Assert.Equal(1, tab.Transfer.Requests);
        Assert.InRange(tab.Transfer.Bytes, 900, 3000);
    }

    [Fact]
    public async Task A_field_without_a_label_is_a_violation()
    {
        await using var tab = await browser.Open(server.Url, TabOptions.Phone with { Dark = true });
        await tab.Go("/page");

        var failure = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(tab.AssertAccessible);

        Assert.Contains("label:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_a_script_is_heard_and_a_refused_answer_is_not_one()
    {
        await using var tab = await browser.Open(server.Url);
        await tab.Go("/page");

        await tab.Page.EvaluateAsync("fetch('/refused')");
        tab.AssertNoErrors();
        await tab.Page.EvaluateAsync("console.error('torn')");

        Assert.Contains("torn", Assert.Single(tab.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_read_without_script_too()
    {
        await using var tab = await browser.Open(server.Url, TabOptions.Tablet with { Script = false });

        await tab.Go("/page");

        Assert.Equal("Save", await tab.Page.Locator("button[value=save]").InnerTextAsync());
        Assert.Equal("768-noscript", tab.Options.ToString());
    }
}
