using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Health;

public sealed class IndexTests
{
    [Fact]
    public async Task Staff_see_what_is_wrong_too_and_without_a_public_address_that_is_told()
    {
        await using var app = await RealAccount.App().Started();
        using var owner = app.NewVisitor();
        await owner.SetUp();
        app.Hire("staff@example.com");
        using var staff = app.NewVisitor();
        await staff.SignIn("staff@example.com");

        var page = await staff.Get("/health");

        Assert.Equal((HttpStatusCode.OK, "/health"), (page.Status, page.Address.AbsolutePath));
        Assert.Contains("No public address is set: Twilio tells this app nothing", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Set RANKRENT_PUBLIC_URL to the https address", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Nothing was read from Twilio yet.", page.Text("main"), StringComparison.Ordinal);
    }
}
