using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Browser;

/// <summary>The widest texts that can be stored, on the narrowest screen, among ten thousand numbers.</summary>
public sealed class LongNamesTests(AppFixture app, BrowserFixture browser) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/numbers")]
    [InlineData("/numbers?q=WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")]
    [InlineData("/numbers?q=there+is+nothing+like+thisssssssssssssssssssssssssssssssssssssssssssssssss")]
    [InlineData("/numbers/1/edit")]
    [InlineData("/numbers/1/release")]
    [InlineData("/numbers/1/calls")]
    [InlineData("/numbers/1/analytics")]
    [InlineData("/numbers/suggestions")]
    public async Task A_page_is_never_wider_than_the_screen(string path)
    {
        using var visitor = await app.DemoVisitor();
        if (app.CountNumbers() == 0)
        {
            app.Add(AgencyNumbers.Many(10_000).Select(row => row with { FriendlyName = new string('W', 64), Site = new string('m', 100), Calls = 1_234_567, Missed = 1_234_567, LastCallAt = row.PurchasedAt, Sms = true, Mms = true, VoiceUrl = "" }));
        }
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone with { Width = 320 });

        await tab.Go(path);

        await tab.Screenshot("long" + string.Concat(path.Take(20).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
        await tab.AssertAccessible();
        tab.AssertLight();
    }

    [Fact]
    public async Task An_account_without_numbers_shows_the_next_step()
    {
        await using var own = await new AppFixture().Started();
        using var visitor = await own.DemoVisitor();
        foreach (var options in new[] { TabOptions.Phone with { Dark = true }, TabOptions.Laptop })
        {
            await using var tab = await browser.OpenFor(visitor, options);
            foreach (var path in new[] { "/", "/numbers", "/calls", "/recordings", "/calls/new" })
            {
                await tab.Go(path);
                await tab.Screenshot("empty" + path.Replace('/', '-'));
                await tab.AssertAccessible();
            }
        }
    }
}
