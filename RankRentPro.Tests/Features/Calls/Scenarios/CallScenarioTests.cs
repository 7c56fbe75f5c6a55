using System.Globalization;
using Dapper;
using RankRentPro.Features.Calls;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

public sealed class CallScenarioTests(ScenarioStage stage) : IClassFixture<ScenarioStage>
{
    private static readonly Dictionary<string, CallPlay> Plays = new[] { InboundPlays.All, MessagePlays.All, PlacedPlays.All }.SelectMany(plays => plays).ToDictionary();

    public static TheoryData<string> Names() => [.. CallEnding.Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_ends_as_a_person_would_write_it_down_whichever_way_the_news_comes(string name)
    {
        var ends = new List<CallRow>();

        foreach (var delivery in Enum.GetValues<Delivery>())
        {
            ends.Add(await stage.Play(Plays[name], delivery));
            Assert.Equal((delivery, CallEnding.Table[name]), (delivery, Written(ends[^1])));
        }

        Assert.Equal([ends[0], ends[0]], ends[1..]);
    }

    [Fact]
    public void Every_scenario_that_is_played_has_its_line_in_the_table() => Assert.Equal(CallEnding.Table.Keys.Order(), Plays.Keys.Order());

    [Theory]
    [InlineData(Delivery.ByWebhooks, 5, 0)]
    [InlineData(Delivery.ByPolling, 0, 3)]
    [InlineData(Delivery.InWrongOrder, 5, 4)]
    public async Task The_news_really_comes_that_way(Delivery delivery, int events, int polls)
    {
        var (heard, last) = (Stored("select count(*) from webhook_events"), Stored("select max(id) from job_runs"));

        await stage.Play(Plays["answered"], delivery);

        Assert.Equal((heard + events, polls), (Stored("select count(*) from webhook_events"), Stored("select count(*) from job_runs where job = 'sync' and id > @last", last)));
    }

    private long Stored(string sql, long last = 0) => stage.Database.Read(connection => connection.ExecuteScalar<long>(sql, new { last }));

    private static CallEnding Written(CallRow call) => new(call.Outcome, call.Duration, (call.Cost / 1_000_000m).ToString("0.0000", CultureInfo.InvariantCulture), call.CostState, call.Reason);
}
