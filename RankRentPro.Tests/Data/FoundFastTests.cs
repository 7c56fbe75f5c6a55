using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Events;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Data;

/// <summary>What is asked again and again reads by an index what it is about, and nothing else of a long history.</summary>
public sealed class FoundFastTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public void Parents_that_are_missing_are_looked_for_among_the_legs_of_the_days_in_question() =>
        Assert.Contains("legs_by_start", Plan(database => database.Read(connection => LegsSql.MissingParents(connection, CallBuilder.Began, 50))), StringComparison.Ordinal);

    [Fact]
    public void What_Twilio_lost_is_counted_by_an_index_of_its_own()
    {
        var plan = Plan(database => database.Read(SyncCare.Read));

        Assert.Contains("legs_gone", plan, StringComparison.Ordinal);
        Assert.Contains("recordings_gone", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EventLogFilter.GivenUp, "deliveries_given_up")]
    [InlineData(EventLogFilter.UnderWay, "deliveries_under_way")]
    public void The_log_of_what_waits_or_was_given_up_reads_nothing_that_was_delivered(string show, string index)
    {
        var plan = Plan(database => database.Read(connection => EventsSql.Log(connection, 50, new(show, null))));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("ORDER BY", plan, StringComparison.Ordinal);
    }

    private string Plan(Action<Database> ask)
    {
        using var statements = app.CountStatements();
        ask(app.Database);
        return string.Join('\n', statements.Statements.Where(QueryPlan.IsExplained).Select(sql => QueryPlan.Of(app.Database, sql)));
    }
}
