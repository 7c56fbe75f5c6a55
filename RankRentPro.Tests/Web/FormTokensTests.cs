using RankRentPro.Tests.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Web;

public sealed class FormTokensTests(OwnerApp app) : IClassFixture<OwnerApp>
{
    private const string Token = "input[name=__RequestVerificationToken]";

    [Fact]
    public async Task A_token_is_sealed_once_for_a_browser_and_is_good_for_every_form_of_it()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        var (first, second) = (await visitor.Get("/profile"), await visitor.Get("/profile/password"));

        Assert.Equal(Of(first), Of(second));
        Assert.Equal("/profile", (await first.Form("main form").Submit()).LeadsTo);
    }

    [Fact]
    public async Task Each_browser_has_a_token_of_its_own()
    {
        using var one = app.NewVisitor();
        using var other = app.NewVisitor();
        await one.SignIn();
        await other.SignIn();

        Assert.NotEqual(Of(await one.Get("/profile")), Of(await other.Get("/profile")));
    }

    [Fact]
    public async Task Who_signs_in_gets_another_token_than_before()
    {
        using var visitor = app.NewVisitor();
        var before = Of(await visitor.Get("/login"));
        await visitor.SignIn();

        Assert.NotEqual(before, Of(await visitor.Get("/profile")));
    }

    [Fact]
    public async Task No_cache_keeps_a_page_with_a_token()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        for (var time = 0; time < 2; time++)
        {
            Assert.Contains("no-store", (await visitor.Get("/profile")).Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    private static string? Of(VisitedPage page) => page.One($"main form {Token}").GetAttribute("value");
}
