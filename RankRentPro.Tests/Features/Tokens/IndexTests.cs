using System.Net;
using Dapper;
using RankRentPro.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class IndexTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    [Fact]
    public async Task A_made_key_is_shown_once_lets_its_script_in_and_is_stored_as_a_hash()
    {
        using var visitor = await Owner();

        var page = await Made(visitor, "Spreadsheet", ApiKeyRow.Read);

        var key = page.Text(".secret code");
        using var program = app.NewProgram();
        program.Token = key;
        Assert.Equal((HttpStatusCode.OK, "no-store, no-cache"), (page.Status, page.Header("Cache-Control")));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
        Assert.DoesNotContain(key, (await visitor.Get("/api-keys")).Body, StringComparison.Ordinal);
        Assert.Contains($"Ends in {key[^4..]}", (await visitor.Get("/api-keys")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(0, app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from api_keys where hash = @key or name = @key", new { key })));
    }

    [Fact]
    public async Task A_key_may_do_what_was_chosen()
    {
        using var visitor = await Owner();
        using var program = app.NewProgram();

        program.Token = (await Made(visitor, "Reports", ApiKeyRow.Read)).Text(".secret code");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Delete($"{Open}/999999")).Status);
        program.Token = (await Made(visitor, "Front end", ApiKeyRow.Write)).Text(".secret code");

        Assert.Equal(HttpStatusCode.NotFound, (await program.Delete($"{Open}/999999")).Status);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_shown()
    {
        using var visitor = await Owner();
        using var program = app.NewProgram();
        program.Token = (await Made(visitor, "Nightly", ApiKeyRow.Read)).Text(".secret code");
        Assert.Contains("never used", Item(await visitor.Get("/api-keys"), "Nightly"), StringComparison.Ordinal);

        await program.Get(Open);

        Assert.Contains("last used", Item(await visitor.Get("/api-keys"), "Nightly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_lets_nobody_in_and_leaves_the_others()
    {
        using var visitor = await Owner();
        using var revoked = app.NewProgram();
        using var other = app.Program();
        revoked.Token = (await Made(visitor, "Old script", ApiKeyRow.Write)).Text(".secret code");

        var page = await (await (await visitor.Get("/api-keys")).Click("button[aria-label='Revoke Old script']")).Followed();

        Assert.Equal("The key is revoked.", page.Text(".notice-success"));
        Assert.DoesNotContain("Old script", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await revoked.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.Get(Open)).Status);
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_key_of_somebody_else()
    {
        app.Hire("staff@example.com");
        using var owner = await Owner();
        using var staff = app.NewVisitor();
        await staff.SignIn("staff@example.com");
        var key = (await Made(owner, "Mine alone", ApiKeyRow.Read)).Text(".secret code");
        var id = app.Database.Read(connection => ApiKeysSql.FindInUse(connection, ApiSessions.Hash(key)))!.Id;
        var form = (await Made(staff, "Theirs", ApiKeyRow.Read)).Form("form[action*=Revoke]");
        form.Element.Action = $"/api-keys?handler=Revoke&id={id}";

        var page = await form.SubmitFollowing();

        Assert.Contains("This key was revoked before.", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mine alone", page.Body, StringComparison.Ordinal);
        Assert.Contains("Mine alone", (await owner.Get("/api-keys")).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "read", "#field-name")]
    [InlineData("two\u0001", "read", "#field-name")]
    [InlineData("a name that is very much longer than the sixty letters that there is room for", "read", "#field-name")]
    [InlineData("Good name", "everything", "#field-scope")]
    public async Task A_wrong_form_comes_back_as_it_was_and_makes_no_key(string name, string scope, string field)
    {
        using var visitor = await Owner();
        var before = app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from api_keys"));

        var page = await (await visitor.Get("/api-keys")).Form("form.form").Forged("Name", name).Forged("Scope", scope).Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, name), (page.Status, page.One("#field-name").GetAttribute("value") ?? ""));
        Assert.NotEmpty(page.Text($"{field}-error"));
        Assert.False(page.Has(".secret"));
        Assert.Equal(before, app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from api_keys")));
    }

    [Fact]
    public async Task A_name_is_shown_as_text()
    {
        using var visitor = await Owner();

        await Made(visitor, "<b>bold</b>", ApiKeyRow.Read);

        Assert.Contains("<b>bold</b>", (await visitor.Get("/api-keys")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_makes_no_key()
    {
        using var visitor = await Owner();

        var page = await (await visitor.Get("/api-keys")).Form("form.form").With("Name", "Stale").Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False(page.Has(".secret"));
        Assert.Equal("Stale", page.One("#field-name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in() => Assert.StartsWith("/login", (await app.NewVisitor().Get("/api-keys")).LeadsTo, StringComparison.Ordinal);

    private async Task<Visitor> Owner()
    {
        var visitor = app.NewVisitor();
        await visitor.SignIn();
        return visitor;
    }

    private static async Task<VisitedPage> Made(Visitor visitor, string name, string scope) =>
        await (await visitor.Get("/api-keys")).Form("form.form").With("Name", name).With("Scope", scope).Submit();

    private static string Item(VisitedPage page, string name) => page.Texts("ul.stack li").Single(item => item.StartsWith(name, StringComparison.Ordinal));
}
