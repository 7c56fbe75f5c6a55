using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Settings;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

/// <summary>The demo after one recorded call of forty seconds.</summary>
public sealed class RecordedDemo : LiveDemo
{
    public const string Customer = "+12125550144";

    public MediaFaults Media { get; } = new();

    public TwilioFaults Faults { get; } = new();

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

    public bool IsAtTwilio(string sid) => Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from recordings where sid = @sid and deleted_at is null", new { sid })) == 1;

    public Task<string> Keep() => Run<AudioJob>(job => job.Run(CancellationToken.None));

    public async Task<string> Run<TJob>(Func<TJob, Task<string>> run)
        where TJob : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    /// <summary>What the owner wants from now on.</summary>
    public void Want(bool deleteAtTwilio = false, int? days = null) => Database.Write(connection =>
        SettingsSql.Save(connection, SettingsSql.Read(connection) with { DeleteAtTwilio = deleteAtTwilio, RecordingDays = days }));

    public RecordingFileRow? Manifest(string sid) => Database.Read(connection => RecordingFilesSql.Find(connection, sid));

    public RankRentPro.Features.Recordings.RecordingRow? Recording(string sid) => Database.Read(connection => RecordingsSql.Find(connection, sid));

    public DeferredRow? Queued(string sid, string kind = AudioJob.Kind) => Database.Read(connection => DeferredSql.Find(connection, kind, sid));

    public void Change(string sql, string sid) => Database.Write(connection => connection.Execute(sql, new { sid }));

    /// <summary>Audio is fetched as soon as Twilio tells of it.</summary>
    public bool RunsOnNews { get; init; }

    protected override void ConfigureServices(IServiceCollection services)
    {
        Media.Register(services);
        Faults.Register(services);
        services.Replace(ServiceDescriptor.Singleton(new JobsOptions(RunBySchedule: false, RunsOnNews)));
    }
}
