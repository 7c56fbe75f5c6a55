using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class OriginTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Allowed = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData(ApiApp.FrontEnd)]
    [InlineData(ApiApp.Local)]
    public async Task A_browser_of_an_allowed_origin_may_ask_and_read(string origin)
    {
        using var program = app.Program();

        var answer = await From(program, origin, HttpMethod.Get, "/api/twilio/phone-numbers");

        Assert.Equal((HttpStatusCode.OK, origin), (answer.Status, answer.Header(Allowed)));
        Assert.All(["ETag", "Location", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"],
            header => Assert.Contains(header, answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal));
        Assert.Contains("Origin", answer.Header("Vary"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("https://evil.example.com")]
    [InlineData("http://app.example.com")]
    [InlineData("https://app.example.com.evil.example")]
    [InlineData("null")]
    public async Task A_stranger_may_not(string origin)
    {
        using var program = app.Program();

        Assert.Null((await From(program, origin, HttpMethod.Get, "/api/twilio/phone-numbers")).Header(Allowed));
        Assert.Null((await Preflight(origin, "POST", "/auth/login")).Header(Allowed));
    }

    [Theory]
    [InlineData("POST", "/auth/login")]
    [InlineData("POST", "/api/auth/refresh")]
    [InlineData("POST", "/auth/logout")]
    [InlineData("GET", "/api/twilio/call-logs")]
    [InlineData("PUT", "/api/twilio/phone-numbers/7")]
    [InlineData("DELETE", "/api/twilio/recordings/RE1")]
    [InlineData("POST", "/api/twilio/buy-number")]
    [InlineData("POST", "/api/websites")]
    [InlineData("PUT", "/api/twilio/phone-numbers")]
    [InlineData("GET", "/auth/login")]
    [InlineData("GET", "/api/twilio/nothing")]
    [InlineData("HEAD", "/api/twilio/recordings/RE1/media")]
    public async Task A_preflight_from_an_allowed_origin_needs_no_token(string method, string path)
    {
        var answer = await Preflight(ApiApp.FrontEnd, method, path);

        Assert.Equal((HttpStatusCode.NoContent, ApiApp.FrontEnd), (answer.Status, answer.Header(Allowed)));
        Assert.Contains(method, answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        foreach (var header in new[] { "authorization", "content-type", "idempotency-key", "if-none-match" })
        {
            Assert.Contains(header, answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal("3600", answer.Header("Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("/api/twilio/phone-numbers", HttpStatusCode.Unauthorized)]
    [InlineData("/api/twilio/call-logs?page=-1", HttpStatusCode.BadRequest)]
    public async Task A_front_end_can_read_why_it_was_refused(string path, HttpStatusCode status)
    {
        using var program = status == HttpStatusCode.Unauthorized ? app.NewProgram() : app.Program();

        var answer = await From(program, ApiApp.FrontEnd, HttpMethod.Get, path);

        Assert.Equal((status, ApiApp.FrontEnd), (answer.Status, answer.Header(Allowed)));
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task Pages_are_for_no_other_origin()
    {
        using var program = app.NewProgram();

        Assert.Null((await From(program, ApiApp.FrontEnd, HttpMethod.Get, "/login")).Header(Allowed));
    }

    [Fact]
    public async Task Without_a_list_no_origin_is_allowed()
    {
        await using var own = await new AppFixture().Started();
        using var program = own.NewProgram();

        Assert.Null((await From(program, ApiApp.FrontEnd, HttpMethod.Post, "/auth/register")).Header(Allowed));
    }

    private async Task<ApiAnswer> Preflight(string origin, string method, string path)
    {
        using var program = app.NewProgram();
        var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,idempotency-key,if-none-match");
        return await From(program, origin, request);
    }

    private static Task<ApiAnswer> From(ApiClient program, string origin, HttpMethod method, string path) => From(program, origin, new HttpRequestMessage(method, path));

    private static Task<ApiAnswer> From(ApiClient program, string origin, HttpRequestMessage request)
    {
        request.Headers.Add("Origin", origin);
        return program.Send(request);
    }
}
