using Dapper;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

/// <summary>The demo after one recorded call of forty seconds.</summary>
public sealed class RecordedDemo : LiveDemo
{
    public const string Customer = "+12125550144";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var visitor = await DemoOwner();
        await Record(visitor);
    }

    /// <returns>The new recording's SID.</returns>
    public async Task<string> Record(Visitor visitor)
    {
        var before = Sids().ToHashSet();
        Engine.Script(Customer, new Party { TalksFor = TimeSpan.FromSeconds(40) });
        await visitor.Dial(Customer, record: true);
        await Pass(TimeSpan.FromMinutes(4));
        await Sync();
        return Sids().Single(sid => !before.Contains(sid));
    }

    public List<string> Sids() => Database.Read(connection => connection.Query<string>("select sid from recordings where deleted_at is null order by created_at").AsList());

    public string CallOf(string sid) => Database.Read(connection => connection.ExecuteScalar<string>("select leg_sid from recordings where sid = @sid", new { sid }))!;

    public string FileOf(string sid) => Path.Combine(DataFolder, "demo-recordings", sid[2..4], $"{sid}.mp3");
}
