using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Jobs;

public sealed class JobsRegistrationTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_dashboard_of_the_jobs_is_for_the_owner_and_leads_back()
    {
        using var owner = app.NewVisitor();
        await owner.TryDemo();

        var page = await owner.Get("/hangfire");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/numbers", page.One("a[href='/numbers']").GetAttribute("href"));
        Assert.True((await owner.Get("/numbers")).Has("nav a[href='/hangfire']"));
    }

    [Fact]
    public async Task A_job_that_runs_already_is_not_run_beside_itself()
    {
        var runs = app.Services.GetRequiredService<RecordedRuns>();
        await using var scope = app.Services.CreateAsyncScope();
        T Job<T>()
            where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

        app.Take(CallBuilder.Inbound(status: "in-progress", duration: 0));
        foreach (var (name, run) in new (string, Func<Task<string>>)[]
        {
            (HistoryJob.Name, () => Job<HistoryJob>().Run(CancellationToken.None)), (StaleCallsJob.Name, () => Job<StaleCallsJob>().Run(CancellationToken.None)),
            (AudioJob.Name, () => Job<AudioJob>().Run(CancellationToken.None)), (TwilioCopiesJob.Name, () => Job<TwilioCopiesJob>().Run(CancellationToken.None)),
            (OldRecordingsJob.Name, () => Job<OldRecordingsJob>().Run(CancellationToken.None)),
        })
        {
            using var running = runs.TryEnter(name);
            Assert.True(await run() is var told && (told.Contains("already", StringComparison.Ordinal) || told is "Not now." or "No call has been going on for hours."), $"{name}: {told}");
        }
    }

    [Fact]
    public async Task Nobody_else_sees_the_dashboard()
    {
        await using var own = await new AppFixture().Started();
        using var stranger = own.NewVisitor();
        using var staff = own.NewVisitor();
        await staff.SetUp();
        own.Database.Write(connection => connection.Execute("update users set role = 'staff'"));

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Get("/hangfire")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get("/hangfire")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Get("/hangfire/recurring")).Status);
    }
}
