using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class AuthApiTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    [Theory]
    [InlineData("/auth")]
    [InlineData("/api/auth")]
    public async Task A_sign_in_gives_a_pair_of_tokens_and_the_user(string at)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var program = app.NewProgram();

        var answer = await program.SignIn(at: at);

        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(["token", "refreshToken", "expiresIn", "user"], answer.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["id", "name", "email", "role", "created_at", "updated_at"], answer.At("user").EnumerateObject().Select(field => field.Name));
        Assert.Equal((43_200, "1", "owner"), (answer.At("expiresIn").GetInt32(), answer.At("user").GetProperty("id").GetString(), answer.At("user").GetProperty("role").GetString()));
        Assert.Equal(("no-store", "no-store"), (answer.Header("Cache-Control"), (await program.Refresh()).Header("Cache-Control")));
        Assert.EndsWith("+00:00", answer.At("user").GetProperty("created_at").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Theory]
    [InlineData(SigningIn.Email, "not this one at all")]
    [InlineData("stranger@example.com", SigningIn.Password)]
    public async Task A_wrong_sign_in_is_401_with_the_same_message(string email, string password)
    {
        app.Time.Advance(TimeSpan.FromMinutes(20));
        using var program = app.NewProgram();

        var answer = await program.SignIn(email, password);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal("The email or the password is not right.", answer.Message);
    }

    [Theory]
    [InlineData("""{}""", "email password")]
    [InlineData("""{"email": "", "password": " "}""", "email password")]
    [InlineData("""{"email": "owner@example.com"}""", "password")]
    [InlineData("""{"email": 7, "password": "x"}""", "email")]
    public async Task What_is_missing_or_empty_is_named(string body, string fields)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var program = app.NewProgram();

        var answer = await program.PostText("/auth/login", body);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (answer.Status, answer.Wrong));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PostText("/auth/refresh", """{"refreshToken": ""}""")).Status);
    }

    [Fact]
    public async Task The_eleventh_sign_in_of_a_minute_waits_and_the_next_minute_is_open()
    {
        app.Time.Advance(TimeSpan.FromMinutes(20));
        using var program = app.NewProgram();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal((9 - i).ToString(System.Globalization.CultureInfo.InvariantCulture), (await program.SignIn()).Header("RateLimit-Remaining"));
        }

        var answer = await program.SignIn();

        Assert.Equal((HttpStatusCode.TooManyRequests, "10", "0"), (answer.Status, answer.Header("RateLimit-Limit"), answer.Header("RateLimit-Remaining")));
        Assert.Equal(answer.Header("RateLimit-Reset"), answer.Header("Retry-After"));
        Assert.Contains("Too many sign-ins", answer.Message, StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await program.SignIn()).Status);
    }

    [Fact]
    public async Task A_household_is_counted_together_and_only_its_sign_ins()
    {
        app.Time.Advance(TimeSpan.FromMinutes(20));
        using var program = app.NewProgram();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await LoginFrom(program, $"2001:db8:7::{i + 1}"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh("unknown")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await LoginFrom(program, "2001:db8:7::ffff"));
        Assert.Equal(HttpStatusCode.BadRequest, await LoginFrom(program, "2001:db8:7:1::1"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh("unknown")).Status);
    }

    [Fact]
    public async Task Guessing_is_throttled_as_on_the_page()
    {
        app.Time.Advance(TimeSpan.FromMinutes(20));
        using var program = app.NewProgram();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.SignIn("staff@example.com", "wrong")).Status);
        }

        var answer = await program.SignIn("staff@example.com");

        Assert.Equal((HttpStatusCode.TooManyRequests, "900"), (answer.Status, answer.Header("Retry-After")));
        Assert.Contains("Wait 15 minutes", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/auth/register")]
    [InlineData("/api/auth/register")]
    public async Task Nobody_registers(string path)
    {
        using var program = app.NewProgram();

        var answer = await program.Post(path, new { name = "Somebody", email = "new@example.com", password = "a long enough one" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("invited", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/auth/logout")]
    [InlineData("/api/auth/logout")]
    public async Task A_sign_out_ends_the_session_and_its_refresh_token(string path)
    {
        using var program = await app.SignedIn();

        Assert.Equal(HttpStatusCode.NoContent, (await program.Post(path)).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Refresh()).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Post(path)).Status);
    }

    [Fact]
    public async Task A_key_has_no_session_to_end()
    {
        using var program = app.Program();

        Assert.Equal(HttpStatusCode.BadRequest, (await program.Post("/auth/logout")).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    private static async Task<HttpStatusCode> LoginFrom(ApiClient program, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/login") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Add("X-Forwarded-For", address);
        return (await program.Send(request)).Status;
    }
}
