using System.Globalization;
using System.Net;
using RankRentPro.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class ApiGroupTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    [Fact]
    public async Task A_token_has_120_requests_a_minute_and_each_answer_counts_them()
    {
        using var program = app.Program();
        for (var left = 119; left >= 0; left--)
        {
            Assert.Equal(left.ToString(CultureInfo.InvariantCulture), (await program.Get("/api/twilio/call-logs/none")).Header("RateLimit-Remaining"));
        }

        var answer = await program.Get(Open);

        Assert.Equal((HttpStatusCode.TooManyRequests, "120", "0"), (answer.Status, answer.Header("RateLimit-Limit"), answer.Header("RateLimit-Remaining")));
        Assert.Equal(answer.Header("RateLimit-Reset"), answer.Header("Retry-After"));
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Fact]
    public async Task Each_token_has_its_own_allowance()
    {
        using var one = app.Program();
        using var other = app.Program();
        await one.Get(Open);

        Assert.Equal(("118", "119"), ((await one.Get(Open)).Header("RateLimit-Remaining"), (await other.Get(Open)).Header("RateLimit-Remaining")));
    }

    [Theory]
    [InlineData("PUT", "phone-numbers/1")]
    [InlineData("DELETE", "phone-numbers/1")]
    [InlineData("POST", "buy-number")]
    [InlineData("POST", "call")]
    [InlineData("DELETE", "recordings/RE00000000000000000000000000000001")]
    public async Task A_key_that_reads_writes_nothing(string method, string path)
    {
        using var program = app.Program(ApiKeyRow.Read);

        var answer = await program.Send(new(new HttpMethod(method), $"/api/twilio/{path}") { Content = new StringContent("{}", null, "application/json") });

        Assert.Equal((HttpStatusCode.Forbidden, "This key may only read."), (answer.Status, answer.Message));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Fact]
    public async Task What_a_program_has_already_is_not_sent_again()
    {
        using var program = app.Program();
        var first = await program.Get(Open);

        var same = await Ask(program, first.Header("ETag")!);
        var other = await Ask(program, "\"something else\"");

        Assert.Equal((HttpStatusCode.NotModified, 0), (same.Status, same.Bytes.Length));
        Assert.Equal((first.Header("ETag"), "119"), (same.Header("ETag"), first.Header("RateLimit-Remaining")));
        Assert.Equal((HttpStatusCode.OK, first.Body), (other.Status, other.Body));
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(program, "*")).Status);
    }

    [Fact]
    public async Task What_changed_since_is_sent_again()
    {
        using var program = app.Program();
        var first = await program.Get("/api/twilio/phone-numbers");
        var id = first.List()[0].GetProperty("id").GetString();
        await program.Put($"/api/twilio/phone-numbers/{id}", new { friendlyName = "Named anew" });
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/twilio/phone-numbers");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));

        var then = await program.Send(request);

        Assert.Equal(HttpStatusCode.OK, then.Status);
        Assert.Contains("Named anew", then.Body, StringComparison.Ordinal);
        Assert.NotEqual(first.Header("ETag"), then.Header("ETag"));
    }

    [Theory]
    [InlineData("/api/twilio/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/auth/nothing")]
    [InlineData("/api/auth/nothing")]
    [InlineData("/api/twilio/call-logs/a/b")]
    public async Task What_is_not_there_is_told_in_json(string path)
    {
        using var program = app.Program();

        var answer = await program.Get(path);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("There is nothing at this address", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/auth/login", "POST")]
    [InlineData("PUT", "/api/auth/refresh", "POST")]
    [InlineData("DELETE", "/auth/logout", "POST")]
    [InlineData("GET", "/api/twilio/call", "POST")]
    [InlineData("POST", "/api/twilio/call-logs", "GET")]
    [InlineData("PATCH", "/api/twilio/call-logs/CA1", "GET")]
    [InlineData("POST", "/api/twilio/phone-numbers/1", "DELETE, GET, PUT")]
    [InlineData("PUT", "/api/twilio/recordings/RE1", "DELETE, GET")]
    [InlineData("DELETE", "/api/twilio/recordings/RE1/media", "GET")]
    [InlineData("POST", "/api/websites", "GET")]
    public async Task A_wrong_method_is_405_with_those_that_there_are(string method, string path, string allowed)
    {
        using var program = app.Program();

        var answer = await program.Send(new(new HttpMethod(method), path));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json", allowed), (answer.Status, answer.Header("Content-Type"), answer.Header("Allow")));
        Assert.StartsWith("This address takes ", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_method_at_a_sign_in_needs_no_token()
    {
        using var stranger = app.NewProgram();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await stranger.Get("/api/auth/login")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await stranger.Get("/auth/login")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Post("/api/twilio/call-logs")).Status);
    }

    private static Task<ApiAnswer> Ask(ApiClient program, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Open);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return program.Send(request);
    }
}
