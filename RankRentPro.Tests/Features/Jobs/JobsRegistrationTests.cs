using System.Net;
using Dapper;
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
