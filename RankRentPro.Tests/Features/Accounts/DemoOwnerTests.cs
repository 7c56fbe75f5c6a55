using System.Net;
using Dapper;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class DemoOwnerTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Trying_the_demo_signs_in_as_the_demo_owner()
    {
        using var visitor = app.NewVisitor();

        var answer = await visitor.TryDemo();

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Contains("Demo owner", (await visitor.Get("/profile")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_the_demo_twice_makes_one_demo_owner()
    {
        using var one = app.NewVisitor();
        using var two = app.NewVisitor();

        await Task.WhenAll(one.TryDemo(), two.TryDemo());

        Assert.True(await one.IsSignedIn() && await two.IsSignedIn());
        Assert.Equal(1, app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from users")));
    }

    [Fact]
    public async Task The_profile_says_that_the_demo_owner_cannot_be_changed()
    {
        using var visitor = app.NewVisitor();
        await visitor.TryDemo();

        var page = await visitor.Get("/profile");

        Assert.Contains("cannot be changed", page.Text(".notice"), StringComparison.Ordinal);
        Assert.False(page.Has("form[action='/profile'], input[name=Phone]"));
        Assert.Equal("/profile", (await visitor.Get("/profile/password")).LeadsTo);
    }

    [Theory]
    [InlineData("/profile")]
    [InlineData("/profile/password")]
    public async Task Posts_that_would_change_the_demo_owner_are_refused(string path)
    {
        using var visitor = app.NewVisitor();
        await visitor.TryDemo();
        var form = (await visitor.Get("/logout")).Form("main form").Forged("Name", "Changed").Forged("TimeZone", "Asia/Tokyo").Forged("CurrentPassword", "x").Forged("NewPassword", SigningIn.Password);
        form.Element.SetAttribute("action", path);

        var answer = await form.Submit();

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Demo owner", (await visitor.Get("/profile")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anything at all")]
    public async Task Nobody_signs_in_as_the_demo_owner_with_a_password(string password)
    {
        await using var own = await new AppFixture().Started();
        using var visitor = own.NewVisitor();
        await visitor.TryDemo();
        using var other = own.NewVisitor();
        var form = (await other.Get("/setup")).Form("form[action='/setup']").Forged("Email", "demo@rankrent.example").Forged("Password", password);
        form.Element.SetAttribute("action", "/login");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await form.Submit()).Status);
    }

    [Fact]
    public async Task The_demo_ends_the_moment_a_real_owner_exists()
    {
        await using var own = await new AppFixture().Started();
        using var trying = own.NewVisitor();
        await trying.TryDemo();
        using var left = own.NewVisitor();
        var button = (await left.Get("/setup")).Form("form[action*=Demo]");
        using var owner = own.NewVisitor();

        await owner.SetUp();

        Assert.False(await trying.IsSignedIn());
        Assert.Equal("/login", (await button.Submit()).LeadsTo);
        Assert.False(await left.IsSignedIn());
        Assert.True(await owner.IsSignedIn());
    }

    [Fact]
    public async Task The_demo_ends_the_moment_credentials_are_configured()
    {
        await using var demo = await new AppFixture().Started();
        using var before = demo.NewVisitor();
        await before.TryDemo();

        await using var real = await RealAccount.App(demo.DataFolder).Started();
        using var after = real.NewVisitor();
        after.Cookies.Add(real.Url, before.Cookies.GetCookies(demo.Url));

        Assert.Equal("/setup", (await after.Get("/profile")).LeadsTo);
        Assert.False((await after.Get("/setup")).Has("form[action*=Demo]"));
    }

    [Fact]
    public async Task With_credentials_a_forged_post_starts_no_demo()
    {
        await using var real = await RealAccount.App().Started();
        using var visitor = real.NewVisitor();
        var form = await visitor.SetUpForm();
        form.Element.SetAttribute("action", "/setup?handler=Demo");

        Assert.Equal("/login", (await form.Submit()).LeadsTo);
        Assert.False(await visitor.IsSignedIn());
    }

    [Fact]
    public async Task Someone_who_tries_the_demo_can_set_up_their_own()
    {
        await using var own = await new AppFixture().Started();
        using var visitor = own.NewVisitor();
        await visitor.TryDemo();

        await visitor.SetUp();

        Assert.Contains("owner@example.com", (await visitor.Get("/profile")).Text(), StringComparison.Ordinal);
    }
}
