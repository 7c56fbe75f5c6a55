using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace RankRentPro.Tests.Browser;

/// <summary>Every page of the app in a real browser, as a page of its own.</summary>
public sealed class EveryPageTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    // Visited signed out, by EntrancePagesTests.
    private static readonly string[] Entrance = ["login", "setup"];

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "", "/" },
        { "numbers", "/numbers" },
        { "numbers", "/numbers?q=nothing+like+this" },
        { "numbers/{id:long}/calls", "" },
        { "numbers/{id:long}/analytics", "" },
        { "numbers/{id:long}/edit", "" },
        { "numbers/{id:long}/release", "" },
        { "numbers/buy", "/numbers/buy?country=US&areaCode=303&voice=true&search=true" },
        { "numbers/buy", "/numbers/buy?country=GB&areaCode=303&pattern=999&voice=true&search=true" },
        { "numbers/buy/confirm", "/numbers/buy/confirm?phone=%2B13035550154&place=Denver,%20CO" },
        { "numbers/buy/confirm", "/numbers/buy/confirm?phone=%2B442079460041&needs=local&place=London" },
        { "numbers/suggestions", "" },
        { "calls", "/calls" },
        { "calls", "/calls?status=voicemail&from=2026-01-01&direction=inbound" },
        { "calls", "/calls?status=none&q=1" },
        { "calls/{sid}", "" },
        { "calls/now", "" },
        { "calls/{sid}/hang-up", "" },
        { "calls", "/calls?site=&recording=yes&caller=first&min=0:05&max=600&note=x&tag=Not+a+tag!&number=nothing" },
        { "calls/{sid}/note", "" },
        { "calls/{sid}/spam", "" },
        { "calls/suggestions", "" },
        { "calls/new", "/calls/new?to=%2B14155550101" },
        { "recordings", "" },
        { "recordings/{sid}/delete", "" },
        { "account", "" },
        { "sync", "" },
        { "health", "" },
        { "settings", "" },
        { "simulator", "" },
        { "simulator/call", "" },
        { "setup/twilio", "" },
        { "events", "" },
        { "api-keys", "" },
        { "api", "" },
        { "profile", "" },
        { "profile/password", "" },
        { "logout", "" },
        { "unsent", "" },
        { "error", "/no/such/page" },
        { "error", "" },
    };

    [Fact]
    public void No_page_is_left_out()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Equal(Pages.Select(page => page.Data.Item1).Concat(Entrance).Distinct().Order(), routes.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_light_and_accessible_and_fits_every_screen(string route, string path)
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Laptop);

        await tab.Go(path.Length > 0 ? path : app.Filled("/" + route));

        tab.AssertLight();
        Assert.Contains("Connect your Twilio account", await tab.Page.InnerTextAsync(".demo-line"), StringComparison.Ordinal);
        foreach (var device in new[] { TabOptions.Laptop, TabOptions.Phone with { Dark = true } })
        {
            await tab.Become(device);
            await tab.Screenshot("page" + string.Concat((route + path).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
            await tab.AssertAccessible();
        }
        await tab.Become(TabOptions.Tablet);
        await tab.AssertFits();
        tab.AssertNoErrors();
    }
}
