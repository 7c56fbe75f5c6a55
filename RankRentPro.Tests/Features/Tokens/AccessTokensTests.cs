using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class AccessTokensTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    public static TheoryData<string> Forgeries => [.. ForgedTokens.All.Keys];

    [Fact]
    public async Task Every_endpoint_refuses_a_request_without_a_token()
    {
        using var program = app.NewProgram();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.Contains("api/twilio/", StringComparison.Ordinal)).ToList();

        Assert.Equal(12, endpoints.Count);
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!.Replace("{id}", "1", StringComparison.Ordinal).Replace("{sid}", CallBuilder.CallSid(1), StringComparison.Ordinal);
            var answer = await program.Send(new(new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), path));
            AssertRefused(answer);
        }
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_token_that_is_not_ours_is_refused(string what)
    {
        using var program = await app.SignedIn();
        using var forger = app.NewProgram();
        forger.Token = ForgedTokens.All[what](program.Token!, app.Services.GetRequiredService<TokenKeys>().Current());

        AssertRefused(await forger.Get(Open));
        AssertRefused(await forger.Post("/auth/logout"));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Fact]
    public async Task A_token_is_over_after_twelve_hours()
    {
        using var program = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);

        app.Time.Advance(TimeSpan.FromSeconds(1));

        AssertRefused(await program.Get(Open));
    }

    [Fact]
    public async Task The_owner_says_how_long_a_token_lasts()
    {
        await using var own = new ApiApp { Settings = { ["RANKRENT_TOKEN_MINUTES"] = "5" } };
        await own.InitializeAsync();
        using var program = own.NewProgram();

        Assert.Equal(300, (await program.SignIn()).At("expiresIn").GetInt32());
        own.Time.Advance(TimeSpan.FromMinutes(5));
        AssertRefused(await program.Get(Open));
    }

    [Fact]
    public async Task Another_users_id_in_a_token_of_ones_own_is_worth_nothing()
    {
        app.Hire("staff@example.com");
        using var staff = await app.SignedIn("staff@example.com");
        var forged = ForgedTokens.All["tampered payload"](staff.Token!.Replace("\"sub\":\"2\"", "\"sub\":\"1\"", StringComparison.Ordinal), null!);
        using var owner = app.NewProgram();
        owner.Token = forged + "x";

        AssertRefused(await owner.Get(Open));
    }

    [Fact]
    public async Task The_cookie_of_a_page_is_no_token()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Post("/auth/logout")).Status);
    }

    [Fact]
    public async Task A_token_is_no_cookie_of_a_page()
    {
        using var program = await app.SignedIn();

        Assert.Equal(HttpStatusCode.Redirect, (await program.Get("/profile")).Status);
    }

    private static void AssertRefused(ApiAnswer answer)
    {
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal("The token is missing, over or not one of ours.", answer.Message);
        Assert.Equal(JsonValueKind.Number, answer.At("status").ValueKind);
    }
}
