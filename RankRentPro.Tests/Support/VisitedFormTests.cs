using System.Net;

namespace RankRentPro.Tests.Support;

/// <summary>The reader of pages itself, on a page that has what pages can have.</summary>
public sealed class VisitedFormTests(EchoServer server) : IClassFixture<EchoServer>
{
    [Fact]
    public async Task A_form_is_sent_with_all_that_a_browser_would_send()
    {
        using var visitor = new Visitor(server.Url);
        var page = await visitor.Get("/page");

        var echo = await page.Form("#edit").With("Name", "Joe's Plumbing").With("Size", "Large").With("Extra", ticked: true).Submit();

        Assert.Equal("POST /save?x=1 token=t1&Name=Joe%27s+Plumbing&Size=l&Note=a%0D%0Ab&Extra=on&Kind=b&do=save&Outside=o", echo.Body);
    }

    [Fact]
    public async Task A_named_button_decides_where_the_form_goes()
    {
        using var visitor = new Visitor(server.Url);
        var page = await visitor.Get("/page");

        var echo = await page.Form("#edit").Without("Note").Submit("Look");

        Assert.StartsWith("GET /look?token=t1&Name=Old", echo.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Note", echo.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Htmx_asks_by_the_attributes_of_the_form()
    {
        using var visitor = new Visitor(server.Url);
        var page = await visitor.Get("/page");

        var echo = await page.Form("#edit").AsHtmx().Submit();

        Assert.StartsWith("POST /part", echo.Body, StringComparison.Ordinal);
        Assert.Equal("true partial section#list form#edit /page t2", echo.Header("X-Htmx"));
    }

    [Fact]
    public async Task A_field_that_the_form_lacks_cannot_be_filled_in()
    {
        using var visitor = new Visitor(server.Url);
        var form = (await visitor.Get("/page")).Form("#edit");

        Assert.Throws<InvalidOperationException>(() => form.With("Missing", "x"));
        Assert.Throws<InvalidOperationException>(() => form.With("Size", "Huge"));
        Assert.Throws<InvalidOperationException>(() => form.With("token", "x"));
    }

    [Fact]
    public async Task Redirects_and_cookies_are_kept_as_a_browser_keeps_them()
    {
        using var visitor = new Visitor(server.Url);

        var redirect = await visitor.Get("/leave");
        var arrived = await redirect.Followed();

        Assert.Equal(HttpStatusCode.SeeOther, redirect.Status);
        Assert.Equal("/cookie", redirect.LeadsTo);
        Assert.Equal("seen=yes", arrived.Body);
    }

    [Fact]
    public async Task Rows_without_a_table_are_read_too()
    {
        using var visitor = new Visitor(server.Url);

        var page = await visitor.GetFragment("/rows", "call-rows", "tbody");

        Assert.Equal(["One", "Two", "Three"], page.Texts("td"));
        Assert.Equal("Three", page.Text("hx-partial td"));
    }
}
