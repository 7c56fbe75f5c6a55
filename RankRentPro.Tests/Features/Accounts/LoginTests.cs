using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class LoginTests(OwnerApp app) : IClassFixture<OwnerApp>
{
    [Fact]
    public async Task The_right_password_leads_in()
    {
        using var visitor = app.NewVisitor();

        var answer = await visitor.SignIn(" OWNER@example.com ");

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.LeadsTo));
        Assert.True(await visitor.IsSignedIn());
    }

    [Fact]
    public async Task The_page_has_everything_it_names_before_anybody_is_signed_in()
    {
        using var visitor = app.NewVisitor();
        var page = await visitor.Get("/login");
        var files = page.All("link[rel=stylesheet], script, link[rel=icon], img").Select(file => file.GetAttribute("href") ?? file.GetAttribute("src")!).ToList();

        foreach (var file in files)
        {
            var answer = await visitor.Get(file);
            Assert.True(answer.Status == HttpStatusCode.OK && answer.Bytes.Length > 100, $"{file}: {answer.Status}, {answer.Bytes.Length} bytes");
        }
        Assert.InRange(files.Count(file => file.EndsWith(".css", StringComparison.Ordinal)), 1, 1);
        Assert.InRange(files.Count(file => file.EndsWith(".js", StringComparison.Ordinal)), 2, 2);
    }

    [Fact]
    public async Task An_unknown_email_and_a_wrong_password_look_the_same()
    {
        using var visitor = app.NewVisitor();

        var wrong = await visitor.SignIn(password: "not this one at all");
        var unknown = await visitor.SignIn("stranger@example.com");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Text(".notice-error[role=alert]"), unknown.Text(".notice-error[role=alert]"));
        Assert.Equal("stranger@example.com", unknown.One("#field-email").GetAttribute("value"));
        Assert.DoesNotContain("not this one at all", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_needs_a_sign_in_is_where_it_leads_to()
    {
        using var visitor = app.NewVisitor();
        var login = await visitor.Get("/profile?from=a%20b");
        Assert.Equal("/login?ReturnUrl=%2Fprofile%3Ffrom%3Da%2520b", login.LeadsTo);

        var answer = await (await login.Followed()).Form().With("Email", SigningIn.Email).With("Password", SigningIn.Password).Submit();

        Assert.Equal("/profile?from=a%20b", answer.LeadsTo);
    }

    [Theory]
    [InlineData("https://evil.example.com/")]
    [InlineData("//evil.example.com")]
    [InlineData("/\\evil.example.com")]
    [InlineData("/..//evil.example.com")]
    [InlineData("/./\\evil.example.com")]
    [InlineData("/\t/evil.example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/profile")]
    [InlineData("profile")]
    public async Task Nobody_is_led_to_another_site(string returnUrl)
    {
        using var visitor = app.NewVisitor();
        var form = (await visitor.Get($"/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}")).Form();

        var answer = await form.With("Email", SigningIn.Email).With("Password", SigningIn.Password).Forged("ReturnUrl", returnUrl).Submit();

        Assert.Equal("/", answer.Header("Location"));
        Assert.Equal("/", (await visitor.Get($"/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}")).Header("Location"));
    }

    [Fact]
    public async Task A_way_back_with_letters_beyond_ascii_is_escaped()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        Assert.Equal("/caf%C3%A9", (await visitor.Get("/login?ReturnUrl=/caf%C3%A9")).Header("Location"));
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites_for_14_days()
    {
        using var visitor = app.NewVisitor();

        var cookie = (await visitor.SignIn()).Header("Set-Cookie")!;

        Assert.StartsWith("rankrent=", cookie, StringComparison.Ordinal);
        Assert.Contains("expires=Mon, 15 Mar 2100", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "nobody")]
    [InlineData("Email", "")]
    [InlineData("Password", "")]
    public async Task A_field_that_cannot_be_right_has_its_message(string field, string value)
    {
        using var visitor = app.NewVisitor();

        var page = await (await visitor.Get("/login")).Form().With("Email", SigningIn.Email).With("Password", "x").With(field, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#field-{field.ToLowerInvariant()}-error"));
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text()
    {
        using var visitor = app.NewVisitor();

        var page = await visitor.SignIn("\"><script>alert(1)</script>@example.com");

        Assert.False(page.Has("script:not([src])"));
        Assert.Equal("\"><script>alert(1)</script>@example.com", page.One("#field-email").GetAttribute("value"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        var answer = await (await visitor.Get("/logout")).Form("main form").Submit();

        Assert.Equal("/login", answer.LeadsTo);
        Assert.False(await visitor.IsSignedIn());
    }
}
