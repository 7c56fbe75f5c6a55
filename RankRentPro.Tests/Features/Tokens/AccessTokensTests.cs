using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
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

        Assert.Equal(16, Endpoints().Count());
        await AssertEachRefuses(program);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Every_endpoint_refuses_a_token_that_is_not_ours(string what)
    {
        using var program = await app.SignedIn();
        using var forger = app.NewProgram();
        forger.Token = ForgedTokens.All[what](program.Token!, app.Services.GetRequiredService<TokenKeys>().Current());

        await AssertEachRefuses(forger);

        Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
    }

    [Fact]
    public async Task Every_endpoint_refuses_a_token_that_is_over()
    {
        using var program = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromHours(12));

        await AssertEachRefuses(program);
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_users_id_in_a_token_of_ones_own_is_worth_nothing(bool isSignedAnew)
    {
        using var staff = await Staff();
        using var forger = app.NewProgram();

        forger.Token = ForgedTokens.OfAnother(staff.Token!, "1", isSignedAnew);

        Assert.NotEqual("1", new JsonWebToken(staff.Token).Subject);
        Assert.Equal("1", new JsonWebToken(forger.Token).Subject);
        await AssertEachRefuses(forger);
        Assert.Equal(HttpStatusCode.OK, (await staff.Get(Open)).Status);
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

    private async Task<ApiClient> Staff()
    {
        var email = $"{Guid.NewGuid():n}@example.com";
        app.Hire(email);
        return await app.SignedIn(email);
    }

    // Those that want a token, and the sign-out under both its names.
    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/') is var path && (path.StartsWith("api/twilio/", StringComparison.Ordinal) || path == "api/websites" || path.EndsWith("auth/logout", StringComparison.Ordinal)));

    private async Task AssertEachRefuses(ApiClient program)
    {
        foreach (var endpoint in Endpoints())
        {
            var path = endpoint.RoutePattern.RawText!.Replace("{id}", "1", StringComparison.Ordinal).Replace("{sid}", CallBuilder.CallSid(1), StringComparison.Ordinal);
            AssertRefused(await program.Send(new(new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]), path)));
        }
    }

    private static void AssertRefused(ApiAnswer answer)
    {
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal("The token is missing, over or not one of ours.", answer.Message);
        Assert.Equal(JsonValueKind.Number, answer.At("status").ValueKind);
    }
}
