using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class AccountsOptionsTests
{
    [Theory]
    [InlineData("owner@example.com", null, "RANKRENT_OWNER_PASSWORD is not")]
    [InlineData(null, "a long enough password", "RANKRENT_OWNER_EMAIL is not")]
    [InlineData("owner", "a long enough password", "RANKRENT_OWNER_EMAIL is not an email address")]
    [InlineData("owner@example.com", "short", "RANKRENT_OWNER_PASSWORD is too short")]
    public void A_wrong_or_half_owner_stops_the_start_with_a_sentence(string? email, string? password, string sentence)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => Read(email, password));

        Assert.Contains(sentence, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a long enough password", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_creates_the_owner_at_first_start()
    {
        await using var app = new OwnerApp();
        await app.Started();
        using var visitor = app.NewVisitor();

        Assert.Equal("/login", (await visitor.Get("/setup")).LeadsTo);
        Assert.Equal("/", (await visitor.SignIn()).LeadsTo);
        Assert.Equal("owner", Assert.Single(app.Database.Read(UserSql.People)).Name);
    }

    [Fact]
    public async Task The_environment_does_not_change_an_owner_who_exists()
    {
        await using var first = await new AppFixture().Started();
        using var visitor = first.NewVisitor();
        await visitor.SetUp("first@example.com");

        await using var app = new OwnerApp { Settings = { ["RANKRENT_DATA"] = first.DataFolder } };
        await app.Started();

        Assert.Equal("first@example.com", Assert.Single(app.Database.Read(UserSql.People)).Email);
    }

    private static AccountsOptions Read(string? email, string? password) => AccountsOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("RANKRENT_OWNER_EMAIL", email), new("RANKRENT_OWNER_PASSWORD", password)]).Build(),
        new DataOptions { Folder = "data" },
        demoMode: true);
}
