using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class PasswordTests : IAsyncLifetime
{
    private const string Changed = "quite another password";

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
    public async Task A_changed_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var other = _app.NewVisitor();
        await other.SignIn();

        var answer = await Change(SigningIn.Password, Changed);

        Assert.Equal("/profile", answer.LeadsTo);
        Assert.Contains("Password changed", (await _visitor.Get("/profile")).Text("main [role=status]"), StringComparison.Ordinal);
        Assert.False(await other.IsSignedIn());
    }

    [Fact]
    public async Task The_new_password_leads_in_and_the_old_one_no_longer()
    {
        await Change(SigningIn.Password, Changed);
        using var other = _app.NewVisitor();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SignIn()).Status);
        Assert.Equal("/", (await other.SignIn(password: Changed)).LeadsTo);
    }

    [Theory]
    [InlineData("not my password", Changed, "currentpassword")]
    [InlineData("", Changed, "currentpassword")]
    [InlineData(SigningIn.Password, "short", "newpassword")]
    public async Task A_change_that_cannot_be_is_refused_at_the_field(string current, string next, string field)
    {
        var page = await Change(current, next);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#field-{field}-error"));
        Assert.Empty(page.One($"#field-{field}").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_password_has_at_most_200_characters()
    {
        var form = (await _visitor.Get("/profile/password")).Form("main form").With("CurrentPassword", SigningIn.Password);

        var page = await form.Forged("NewPassword", new string('x', 201)).Submit();

        Assert.Contains("at most 200", page.Text("#field-newpassword-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_the_current_password_is_slowed_down()
    {
        for (var i = 0; i < 5; i++)
        {
            await Change("a wrong guess", Changed);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Change(SigningIn.Password, Changed)).Status);
    }

    [Fact]
    public async Task Strangers_who_lock_the_account_do_not_stop_a_change()
    {
        var throttle = _app.Services.GetRequiredService<SignInThrottle>();
        for (byte i = 0; i < 50; i++)
        {
            throttle.Enter(SigningIn.Email, new([192, 0, 2, i]));
        }
        using var other = _app.NewVisitor();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await other.SignIn()).Status);

        Assert.Equal("/profile", (await Change(SigningIn.Password, Changed)).LeadsTo);
    }

    private async Task<VisitedPage> Change(string current, string next) =>
        await (await _visitor.Get("/profile/password")).Form("main form").With("CurrentPassword", current).With("NewPassword", next).Submit();
}
