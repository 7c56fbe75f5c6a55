using System.Net;
using Dapper;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class ApiSessionsTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    [Theory]
    [InlineData("/auth/refresh")]
    [InlineData("/api/auth/refresh")]
    public async Task A_refresh_gives_a_new_pair_and_leaves_the_access_token_good(string path)
    {
        using var program = await app.SignedIn();

        var answer = await program.Post(path, new { refreshToken = program.RefreshToken });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(program.RefreshToken, answer.Text("refreshToken"));
        Assert.NotEqual(program.Token, answer.Text("token"));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_twice_ends_the_session()
    {
        using var program = await app.SignedIn();
        var spent = program.RefreshToken!;
        await program.Refresh();
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);

        var answer = await program.Refresh(spent);

        Assert.Equal((HttpStatusCode.Unauthorized, "This refresh token is over. Sign in again."), (answer.Status, answer.Message));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh()).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_good_for_30_days_and_a_used_session_goes_on()
    {
        using var program = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await program.Refresh()).Status);
        app.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await program.Refresh()).Status);
        Assert.Equal(0, app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from refresh_tokens where session_id = (select session_id from refresh_tokens order by expires_at desc limit 1) and expires_at < @now", new { now = app.Time.GetUtcNow() })));

        app.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh()).Status);
    }

    [Theory]
    [InlineData("nothing like a token")]
    [InlineData("'; drop table refresh_tokens; --")]
    public async Task A_refresh_token_that_is_not_ours_is_refused_and_ends_nothing(string token)
    {
        using var program = await app.SignedIn();

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh(token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh(program.Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Refresh()).Status);
    }

    [Fact]
    public async Task A_refresh_token_that_is_made_up_writes_nothing()
    {
        using var program = app.NewProgram();
        var written = app.Database.NextWrite;

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh("made up")).Status);

        Assert.False(written.IsCompleted);
    }

    [Fact]
    public async Task A_changed_password_ends_every_session_and_its_refresh_tokens()
    {
        app.Hire("changing@example.com");
        using var program = await app.SignedIn("changing@example.com");
        using var visitor = app.NewVisitor();
        await visitor.SignIn("changing@example.com");

        await (await visitor.Get("/profile/password")).Form("main form").With("CurrentPassword", SigningIn.Password).With("NewPassword", "another long password").Submit();

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh()).Status);
    }

    [Fact]
    public async Task Tokens_are_stored_as_hashes_only()
    {
        using var program = await app.SignedIn();

        var stored = app.Database.Read(connection => connection.Query<string>("select hash from refresh_tokens union all select id from api_sessions").AsList());

        Assert.DoesNotContain(program.RefreshToken!, stored);
        Assert.All(stored.Where(text => text.Length == 64), hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public async Task Sessions_that_nobody_can_carry_on_are_forgotten_at_a_sign_in()
    {
        using var old = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromDays(31));

        using var fresh = await app.SignedIn();

        Assert.Equal(1, app.Sessions());
        Assert.Equal(HttpStatusCode.OK, (await fresh.Get(Open)).Status);
    }

    [Fact]
    public async Task A_session_stands_as_long_as_its_access_token()
    {
        await using var own = new ApiApp { Settings = { ["RANKRENT_TOKEN_MINUTES"] = "86400" } };
        await own.InitializeAsync();
        using var old = await own.SignedIn();
        own.Time.Advance(TimeSpan.FromDays(31));
        using var next = await own.SignedIn();
        Assert.Equal(HttpStatusCode.OK, (await old.Get(Open)).Status);

        own.Time.Advance(TimeSpan.FromDays(29));

        Assert.Equal(HttpStatusCode.Unauthorized, (await old.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.OK, (await next.Get(Open)).Status);
    }
}
