using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class ApiKeysTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    [Fact]
    public async Task A_database_that_nobody_can_write_to_is_read_all_the_same()
    {
        using var program = app.Program();
        await using var connection = app.Database.Open();
        await using (await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, (await program.Get(Open)).Status);
            Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/twilio/call-logs")).Status);
            Assert.Null(UsedAt());
        }

        app.Time.Advance(TimeSpan.FromMinutes(2));
        await program.Get(Open);

        Assert.Equal(app.Time.GetUtcNow(), UsedAt());
    }

    private DateTimeOffset? UsedAt() => app.Database.Read(connection => RankRentPro.Features.Tokens.ApiKeysSql.OfUser(connection, 1))[0].UsedAt;
}
