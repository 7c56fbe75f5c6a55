using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

public sealed class StatementCounterTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Statements_that_a_test_causes_are_counted_and_those_of_others_are_not()
    {
        using var statements = app.CountStatements();

        app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from settings"));
        var flow = ExecutionContext.SuppressFlow();
        var background = Task.Run(() => app.Database.Read(connection => connection.ExecuteScalar<int>("select 1")), TestContext.Current.CancellationToken);
        flow.Undo();
        await background;

        Assert.Equal(["select count(*) from settings"], statements.Statements);
    }

    [Fact]
    public void Reading_a_whole_table_shows()
    {
        using var statements = app.CountStatements();

        app.Database.Read(connection => connection.Query<string>("select s.name from settings as s where s.value = @value", new { value = "x" }));
        app.Database.Read(connection => connection.Query<string>("select value from settings where name = @name", new { name = "x" }));

        Assert.Equal("settings: select s.name from settings as s where s.value = @value", Assert.Single(statements.FullScans()));
    }

    [Fact]
    public async Task The_app_answers_on_a_real_port_from_a_data_directory_of_its_own()
    {
        using var visitor = app.NewVisitor();

        var page = await visitor.Get("/no-such-page");

        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.StartsWith(app.DataFolder, app.Database.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_of_the_requests_that_a_test_sends_are_counted()
    {
        await using var counting = await new AppFixture { Replace = services => services.AddSingleton<IStartupFilter, Question>() }.Started();
        using var visitor = counting.NewVisitor();
        await visitor.Get("/");
        using var statements = counting.CountStatements();

        await visitor.Get("/");

        Assert.Equal(["select 7"], statements.Statements.Where(sql => sql == "select 7"));
    }

    /// <summary>Asks the database once a request.</summary>
    private sealed class Question(Database database) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                database.Read(connection => connection.ExecuteScalar<int>("select 7"));
                return rest(context);
            });
            next(app);
        };
    }
}
