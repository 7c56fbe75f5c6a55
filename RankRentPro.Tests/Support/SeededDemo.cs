using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;

namespace RankRentPro.Tests.Support;

/// <summary>The demo with some hundred calls of 90 days at its Twilio, faults between the two, and only the newest days read.</summary>
public class SeededDemo : LiveDemo
{
    public SeededDemo() => SeededCalls = 150;

    public override bool ReadsHistory => false;

    public TwilioFaults Faults { get; } = new();

    public LoggedLines Log { get; } = new();

    /// <summary>Conversations that the simulated Twilio has.</summary>
    public int AtTwilio => Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from calls where parent_sid is null"));

    public int Stored => Count("select count(*) from calls");

    public HistoryImport Import => Database.Read(HistoryImportSql.Read)!;

    public JobRunRow LastRun(string job) => Database.Read(connection => JobRunsSql.Last(connection, job))!;

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Somebody calls at this moment of UTC, talks for a minute, and the app hears of it from its Twilio.</summary>
    public async Task CallAt(DateTime moment)
    {
        using var owner = await DemoOwner();
        await Engine.Advance(new DateTimeOffset(moment, TimeSpan.Zero) - Service<SimulatorClock>().GetUtcNow());
        Service<SimulatedInbound>().Call("+17375550123", Austin);
        await Engine.Advance(TimeSpan.FromMinutes(3));
        Time.Advance(Service<SimulatorClock>().GetUtcNow() - Time.GetUtcNow());
    }

    public int Count(string sql) => Database.Read(connection => connection.ExecuteScalar<int>(sql));

    /// <summary>Runs the import once, as its schedule would.</summary>
    public Task<string> History() => Run<HistoryJob>(job => job.Run(CancellationToken.None));

    public async Task<string> Run<TJob>(Func<TJob, Task<string>> run)
        where TJob : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    /// <summary>Everything is there once: the file is sound, no call is lost or doubled, and the sums equal a recount.</summary>
    public void AssertWhole() => Whole.Assert(Database, Simulated.File);

    protected override void ConfigureServices(IServiceCollection services)
    {
        Faults.Register(services);
        Log.Register(services);
    }
}
