using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Routing;

public sealed class WebhookFormsJobTests : IDisposable
{
    private static readonly DateTimeOffset Now = CallBuilder.Began;
    private readonly MigratedDatabase _db = new();

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task Raw_forms_are_kept_for_90_days_and_what_changed_for_ever()
    {
        Received(daysAgo: 91, count: 2500);
        Received(daysAgo: 89, count: 1);

        var achieved = await Run();

        Assert.Equal("2,500 forms older than 90 days forgotten.", achieved);
        Assert.Equal((2501, 1), Kept());
        Assert.Equal(achieved, _db.File.Read(connection => JobRunsSql.LastDone(connection, WebhookFormsJob.Name))!.Summary);
    }

    [Fact]
    public async Task The_days_are_a_setting()
    {
        Received(daysAgo: 91, count: 1);
        Received(daysAgo: 89, count: 1);
        _db.File.Write(connection => SettingsSql.Save(connection, SettingsSql.Read(connection) with { WebhookFormDays = 30 }));

        await Run();

        Assert.Equal((2, 0), Kept());
    }

    private Task<string> Run()
    {
        var clock = new FakeTimeProvider(Now);
        return new WebhookFormsJob(_db.File, new RecordedRuns(_db.File, clock, NullLogger<RecordedRuns>.Instance), clock).Run(CancellationToken.None);
    }

    private void Received(int daysAgo, int count) => _db.File.Write(connection =>
    {
        for (var n = 0; n < count; n++)
        {
            WebhookEventsSql.Insert(connection, new() { ReceivedAt = Now.AddDays(-daysAgo), Digest = $"{daysAgo}-{n}", Form = "[]", Change = "nothing" });
        }
    });

    private (int Lines, int Forms) Kept() => _db.File.Read(connection => connection.QuerySingle<(int, int)>("select count(change), count(form) from webhook_events"));
}
