using System.Net;
using System.Text;
using Xunit.Sdk;

namespace RankRentPro.Tests.Support;

public sealed class ApiContractTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("GET", "/api/websites", 200, "[]")]
    [InlineData("GET", "/api/websites", 200, """[{"id": "a.example", "name": "a.example", "numbers": []}]""")]
    [InlineData("POST", "/api/auth/register", 403, """{"title": "Forbidden", "status": 403, "detail": "No.", "message": "No."}""")]
    [InlineData("GET", "/api/twilio/faxes", 404, "{}")]
    [InlineData("PATCH", "/api/websites", 405, "{}")]
    [InlineData("GET", "/calls", 200, "{}")]
    public async Task What_the_document_says_fits(string method, string path, int status, string body) => (await Contract()).AssertFits(new(new(method), new Uri(app.Url, path)), Answer(status, body));

    [Theory]
    [InlineData("GET", "/api/websites", 200, """[{"id": 7, "name": "a.example", "numbers": []}]""")]
    [InlineData("GET", "/api/websites", 200, """[{"id": "a.example", "numbers": []}]""")]
    [InlineData("GET", "/api/websites", 200, """[{"id": "a.example", "name": "a.example", "numbers": [], "secret": 1}]""")]
    [InlineData("GET", "/api/websites", 201, "[]")]
    [InlineData("POST", "/auth/register", 403, """{"title": "Forbidden"}""")]
    [InlineData("GET", "/api/twilio/faxes", 200, "{}")]
    public async Task Anything_else_does_not(string method, string path, int status, string body)
    {
        var contract = await Contract();

        Assert.ThrowsAny<XunitException>(() => contract.AssertFits(new(new(method), new Uri(app.Url, path)), Answer(status, body)));
    }

    private Task<ApiContract> Contract() => ApiContract.Of(app.Url);

    private static ApiAnswer Answer(int status, string body) => new(
        (HttpStatusCode)status,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = status < 400 ? "application/json" : "application/problem+json",
            ["RateLimit-Limit"] = "120",
            ["RateLimit-Remaining"] = "1",
            ["RateLimit-Reset"] = "1",
            ["ETag"] = "\"1\"",
        },
        Encoding.UTF8.GetBytes(body));
}
