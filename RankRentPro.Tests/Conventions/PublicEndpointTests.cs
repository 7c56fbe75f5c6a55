using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Conventions;

public sealed class PublicEndpointTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly string[] Pages = ["login", "setup", "error", "health/live", "health/ready", "api", "openapi/v1.json", "media/{token}"];
    private static readonly string[] Signed = ["webhooks/twilio/", "simulator/", "auth/", "api/auth/"];

    [Fact]
    public void Everything_needs_a_sign_in_except_what_the_list_names()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.All(open, path => Assert.True(Pages.Contains(path) || Signed.Any(start => path.StartsWith(start, StringComparison.Ordinal)), path));
    }

    [Fact]
    public void What_does_not_say_otherwise_needs_a_sign_in() =>
        Assert.NotNull(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthorizationOptions>>().Value.FallbackPolicy);

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
