using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class FirstUsersTests
{
    private const string Imported = """
        with recursive counted(n) as (select 1 union all select n + 1 from counted where n < @calls)
        insert into calls (sid, direction, from_number, to_number, customer_digits, customer_digits_reversed, outcome, reason, started_at, duration, cost_state)
        select printf('CA%032x', n), 'inbound', '', '', '', '', 'missed', '', n, 0, 'final'
        from counted
        """;

    [Fact]
    public async Task An_owner_whom_the_environment_names_again_leaves_the_time_zone_and_its_sums_alone()
    {
        await using var app = await new OwnerApp().Started();
        app.Database.Write(connection =>
        {
            LoseOwner(connection, "Asia/Tokyo");
            connection.Execute("insert into call_totals (direction, outcome, calls, spam) values ('inbound', 'missed', 7, 0)");
        });

        app.Services.GetRequiredService<FirstUsers>().Prepare();

        Assert.Equal(SigningIn.Email, app.Database.Read(UserSql.FirstOwner)?.Email);
        Assert.Equal("Asia/Tokyo", app.Database.Read(SettingsSql.TimeZone).Id);
        Assert.Equal(7, app.Database.Read(connection => connection.ExecuteScalar<int>("select sum(calls) from call_totals")));
    }

    [Theory]
    [InlineData("Asia/Tokyo", null)]
    [InlineData("America/Toronto", "America/Toronto")]
    public async Task A_set_up_with_another_time_zone_than_the_stored_one_begins_a_recount(string chosen, string? recount)
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        app.Database.Write(connection => LoseOwner(connection, "Asia/Tokyo"));

        await visitor.SetUp(zone: chosen);

        Assert.Equal("Asia/Tokyo", app.Database.Read(SettingsSql.TimeZone).Id);
        Assert.Equal(recount, app.Database.Read(RecountSql.Find)?.TimeZone);
    }

    [Theory]
    [InlineData(5_000, null)]
    [InlineData(5_001, "Asia/Tokyo")]
    public async Task A_first_set_up_counts_few_calls_at_once_and_years_of_them_beside_the_work_of_the_day(int calls, string? recount)
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        app.Database.Write(connection => connection.Execute(Imported, new { calls }));

        await visitor.SetUp(zone: "Asia/Tokyo");

        Assert.Equal(recount, app.Database.Read(RecountSql.Find)?.TimeZone);
        Assert.Equal(recount is null ? "Asia/Tokyo" : SettingsSql.DefaultTimeZone, app.Database.Read(SettingsSql.TimeZone).Id);
        Assert.True(app.Database.Read(SettingsSql.HasTimeZone));
    }

    // As docs/troubleshooting.md says where the password is lost.
    private static void LoseOwner(System.Data.Common.DbConnection connection, string zone)
    {
        connection.Execute("delete from users");
        SettingsSql.SetTimeZone(connection, zone);
    }
}
