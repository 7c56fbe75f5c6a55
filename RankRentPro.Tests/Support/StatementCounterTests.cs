using Dapper;

namespace RankRentPro.Tests.Support;

public sealed class StatementCounterTests(AppFixture app, EchoServer echo) : IClassFixture<AppFixture>, IClassFixture<EchoServer>
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
    public async Task Requests_that_a_test_sends_belong_to_it()
    {
        using var visitor = new Visitor(echo.Url);
        using var statements = app.CountStatements();

        var page = await visitor.Get("/trace");

        Assert.Equal(System.Diagnostics.Activity.Current?.TraceId.ToString(), page.Body);
    }
}
