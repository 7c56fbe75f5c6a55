using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly OwnerApp _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
        await _visitor.SignIn();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_session_costs_one_statement_a_request()
    {
        using var statements = _app.CountStatements();

        Assert.Equal("/", (await _visitor.Get("/login")).LeadsTo);

        Assert.Equal(1, statements.Count);
        Assert.Empty(statements.FullScans());
    }

    [Fact]
    public async Task A_session_that_is_not_used_ends_after_14_days()
    {
        _app.Time.Advance(TimeSpan.FromDays(13));
        Assert.True(await _visitor.IsSignedIn());

        _app.Time.Advance(TimeSpan.FromDays(15));

        Assert.False(await _visitor.IsSignedIn());
    }

    [Fact]
    public async Task A_session_that_is_used_goes_on()
    {
        for (var week = 0; week < 5; week++)
        {
            _app.Time.Advance(TimeSpan.FromDays(10));
            // The browser's clock is the real one: only the server judges here.
            Assert.True(await _visitor.IsSignedIn());
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_without_a_session_is_found_again_after_the_sign_in()
    {
        var form = (await _visitor.Get("/profile")).Form("main form").With("Name", "Somebody else");
        await (await _visitor.Get("/logout")).Form("main form").Submit();

        var login = await _visitor.Get((await form.Submit()).LeadsTo!);
        var back = await login.Form("main form").With("Email", SigningIn.Email).With("Password", SigningIn.Password).SubmitFollowing();

        Assert.Contains("nothing was saved", login.Text(".notice-warning"), StringComparison.Ordinal);
        Assert.Equal("/profile", back.Address.AbsolutePath);
        Assert.Contains("was not saved. Enter it again", back.Text(".notice-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_session_leads_htmx_to_the_sign_in_and_back_to_the_page_it_was_on()
    {
        using var stranger = _app.NewVisitor();

        var answer = await stranger.GetFragment("/profile?x=1", "profile");

        Assert.Equal((HttpStatusCode.Unauthorized, "/login?ReturnUrl=%2Fprofile%3Fx%3D1"), (answer.Status, answer.Header("HX-Redirect")));
        Assert.Contains("signed out", answer.Text(".notice[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_expired_before_a_post_leads_to_the_sign_in_and_back_to_the_form()
    {
        using var stranger = _app.NewVisitor();

        Assert.Equal("/login?ReturnUrl=%2Fprofile&Unsaved=true", (await stranger.Post("/profile", ("Name", "x"))).LeadsTo);
    }

    [Fact]
    public async Task A_program_without_a_sign_in_gets_401()
    {
        using var stranger = _app.NewVisitor();

        var answer = await stranger.Get("/api/anything");

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
    }

    [Fact]
    public async Task A_made_up_cookie_is_nobodys()
    {
        using var stranger = _app.NewVisitor();
        stranger.Cookies.Add(_app.Url, new Cookie("rankrent", "CfDJ8made-up"));

        Assert.False(await stranger.IsSignedIn());
    }

    [Fact]
    public async Task Another_installations_cookie_is_nobodys()
    {
        await using var other = new OwnerApp();
        await other.Started();
        using var stranger = other.NewVisitor();
        stranger.Cookies.Add(other.Url, _visitor.Cookies.GetCookies(_app.Url));

        Assert.False(await stranger.IsSignedIn());
    }

    [Fact]
    public async Task The_keys_of_the_cookie_are_in_the_data_directory()
    {
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(_app.DataFolder, "keys"), "*.xml"));
        Assert.True(await _visitor.IsSignedIn());
    }
}
