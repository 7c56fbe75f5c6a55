using System.Net;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Web.Api;

public sealed class ApiBodyTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Number = "/api/twilio/buy-number";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{'phoneNumber': 'x'}")]
    [InlineData("{\"phoneNumber\": \"+1303555")]
    [InlineData("phoneNumber=%2B13035550154")]
    public async Task What_is_no_JSON_object_is_400(string body)
    {
        using var program = app.Program();

        var answer = await program.PostText(Number, body);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("Send a JSON object.", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/twilio/buy-number", """{"phoneNumber": 13035550154}""", "phoneNumber")]
    [InlineData("/api/twilio/buy-number", """{"websiteId": ["a"]}""", "websiteId")]
    [InlineData("/api/twilio/buy-number", """{"country": {"code": "US"}}""", "country")]
    [InlineData("/api/twilio/call", """{"to": true}""", "to")]
    [InlineData("/api/twilio/call", """{"to": "+12125550144", "record": "yes"}""", "record")]
    [InlineData("/api/twilio/call", """{"to": "\ud800"}""", "to")]
    [InlineData("/auth/refresh", """{"refreshToken": 7}""", "refreshToken")]
    public async Task A_value_of_the_wrong_type_is_named(string path, string body, string field)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var program = app.Program();

        var answer = await program.PostText(path, body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Wrong));
        Assert.Equal($"{field}: This value is of the wrong type.", answer.Message);
    }

    [Theory]
    [InlineData("/auth/login", true)]
    [InlineData("/auth/login", false)]
    [InlineData("/api/twilio/call", true)]
    [InlineData("/api/twilio/buy-number", false)]
    public async Task A_huge_body_is_413(string path, bool isChunked)
    {
        using var program = app.Program();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent($$"""{"email": "{{new string('a', 70_000)}}"}""", null, "application/json") };
        request.Headers.TransferEncodingChunked = isChunked;

        var answer = await program.Send(request);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "The body is larger than 64 kB."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_kind_of_body_is_415(string type)
    {
        using var program = app.Program();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await program.PostText(Number, "{}", type)).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await program.Post(Number)).Status);
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_and_names_may_be_in_any_case()
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var program = app.NewProgram();

        var answer = await program.PostText("/auth/login", $$$"""{"Email": "{{{SigningIn.Email}}}", "password": "{{{SigningIn.Password}}}", "remember": {"me": [true]}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_deep_body_is_refused()
    {
        using var program = app.Program();

        Assert.Equal(HttpStatusCode.BadRequest, (await program.PostText(Number, $$"""{"x": {{new string('[', 200)}}{{new string(']', 200)}}}""")).Status);
    }
}
