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

    [Theory]
    [InlineData("/api/twilio/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/auth/nothing")]
    [InlineData("/auth/login")]
    [InlineData("/api/twilio/call")]
    public async Task What_is_not_there_is_told_in_json(string path)
    {
        using var program = app.Program();

        var answer = await program.Get(path);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("There is nothing at this address", answer.Message, StringComparison.Ordinal);
    }

    private static Task<ApiAnswer> Ask(ApiClient program, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Open);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return program.Send(request);
    }
}
