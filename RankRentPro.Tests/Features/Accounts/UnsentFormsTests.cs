using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class UnsentFormsTests(OwnerApp app) : IClassFixture<OwnerApp>
{
    [Fact]
    public async Task What_was_sent_signed_out_is_offered_after_the_sign_in_and_sent_with_a_click()
    {
        using var visitor = app.NewVisitor();
        var login = await Sent(visitor, ("Name", "Front <b>desk</b>"), ("TimeZone", "Europe/London"), ("Version", Owner().Version.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("you can send it then", login.Text(".notice"), StringComparison.Ordinal);

        var offered = await SignedIn(login);
        Assert.Equal(["Front <b>desk</b>", "Europe/London"], offered.All("dl.facts dd").Select(value => value.TextContent));
        await offered.Form("main form[action='/profile']").SubmitFollowing();

        Assert.Equal(("Front <b>desk</b>", "Europe/London"), (Owner().Name, Owner().TimeZone));
    }

    [Fact]
    public async Task What_the_demo_owner_sent_signed_out_is_offered_too()
    {
        await using var demo = await new AppFixture().Started();
        using var visitor = await demo.DemoVisitor();
        var form = (await visitor.Get("/calls/new")).Form("main form");
        await (await visitor.Get("/logout")).Form("main form").Submit();
        visitor.Headers["Sec-Fetch-Site"] = "same-origin";

        var welcome = await form.With("To", "(970) 555-0114").SubmitFollowing();
        var offered = await welcome.Form("main form[action*=emo]").SubmitFollowing();

        Assert.Contains("(970) 555-0114", offered.Texts("dl.facts dd"));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_another_site_sent_is_not_kept(string site)
    {
        using var visitor = app.NewVisitor();

        var login = await Sent(visitor, site, ("Name", "x"));

        Assert.Contains("you are back at the form", login.Text(".notice"), StringComparison.Ordinal);
        Assert.Equal("Profile", (await SignedIn(login)).Text("h1"));
    }

    [Fact]
    public async Task A_password_is_not_kept()
    {
        using var visitor = app.NewVisitor();

        Assert.Contains("you are back at the form", (await Sent(visitor, ("NewPassword", "x"))).Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_half_an_hour_it_is_forgotten()
    {
        using var visitor = app.NewVisitor();
        var login = await Sent(visitor, ("Name", "x"));

        app.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("Profile", (await SignedIn(login)).Text("h1"));
    }

    [Theory]
    [InlineData("Send it now", "/profile")]
    [InlineData("Leave it", "/somewhere")]
    public async Task What_was_sent_again_or_left_is_not_offered_again(string button, string destination)
    {
        using var visitor = app.NewVisitor();
        await SignedIn(await Sent(visitor, ("Name", "Owner"), ("TimeZone", "Mars/Olympus"), ("ReturnUrl", "/calls")));
        var offered = await visitor.Get("/unsent?ReturnUrl=/somewhere");

        var answer = await offered.Form("main form[action='/profile']").Submit(button);

        Assert.Equal(destination, answer.LeadsTo ?? "/profile");
        Assert.Equal("/", (await visitor.Get("/unsent")).LeadsTo);
        Assert.DoesNotContain(visitor.Cookies.GetCookies(app.Url), cookie => cookie.Name == "rankrent.unsent");
    }

    [Theory]
    [InlineData("Send it now")]
    [InlineData("Leave it")]
    public async Task A_post_that_cannot_be_trusted_forgets_nothing(string button)
    {
        using var visitor = app.NewVisitor();
        var offered = await SignedIn(await Sent(visitor, ("Name", "x")));

        await offered.Form("main form[action='/profile']").Without("__RequestVerificationToken").Submit(button);

        Assert.Equal("Not sent yet", (await visitor.Get("/unsent")).Text("h1"));
    }

    [Fact]
    public async Task Of_two_forms_the_newer_is_offered()
    {
        using var visitor = app.NewVisitor();
        await Sent(visitor, ("Name", "older"));

        var offered = await SignedIn(await Sent(visitor, ("Name", "newer")));

        Assert.Equal(["newer"], offered.All("dl.facts dd").Select(value => value.TextContent));
    }

    [Fact]
    public async Task An_older_form_is_not_offered_where_a_newer_one_could_not_be_kept()
    {
        using var visitor = app.NewVisitor();
        await Sent(visitor, ("Name", "older"));

        var login = await Sent(visitor, ("NewPassword", "newer"));

        Assert.Contains("you are back at the form", login.Text(".notice"), StringComparison.Ordinal);
        Assert.Equal("Profile", (await SignedIn(login)).Text("h1"));
    }

    [Fact]
    public async Task Another_browser_is_not_offered_it()
    {
        using var visitor = app.NewVisitor();
        using var other = app.NewVisitor();
        await Sent(visitor, ("Name", "x"));
        await other.SignIn();

        Assert.Equal("/", (await other.Get("/unsent")).LeadsTo);
    }

    private static Task<VisitedPage> Sent(Visitor visitor, params (string, string)[] fields) => Sent(visitor, "same-origin", fields);

    private static async Task<VisitedPage> Sent(Visitor visitor, string site, params (string, string)[] fields)
    {
        visitor.Headers["Sec-Fetch-Site"] = site;
        return await (await visitor.Post("/profile", fields)).Followed();
    }

    private static Task<VisitedPage> SignedIn(VisitedPage login) =>
        login.Form("main form").With("Email", SigningIn.Email).With("Password", SigningIn.Password).SubmitFollowing();

    private UserRow Owner() => app.Database.Read(UserSql.FirstOwner)!;
}
