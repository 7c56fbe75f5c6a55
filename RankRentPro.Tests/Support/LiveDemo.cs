using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Routing;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;

namespace RankRentPro.Tests.Support;

/// <summary>The demo after its first sync, its simulated Twilio and everybody's phones in the hands of the test.</summary>
public class LiveDemo : AppFixture
{
    /// <summary>The demo owner's phone.</summary>
    public const string OwnPhone = "+14155550111";

    public const string Austin = "+15125550117";

    public LiveDemo() => Clock = Time;

    /// <summary>Stands still but for <see cref="Pass"/>; far ahead, because a client drops cookies by its own clock.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2100, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public SimulatorEngine Engine => Services.GetRequiredService<SimulatorEngine>();

    public SimulatorSwitches Switches => Services.GetRequiredService<SimulatorSwitches>();

    public SimulatorDatabase Simulated => Services.GetRequiredService<SimulatorDatabase>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Sync();
    }

    public async Task<LiveDemo> Begun()
    {
        await InitializeAsync();
        return this;
    }

    public async Task<Visitor> DemoOwner()
    {
        var visitor = NewVisitor();
        await visitor.TryDemo();
        return visitor;
    }

    /// <summary>Lets the simulated Twilio live on; for the app the moment passes after which it asks about a call again.</summary>
    public async Task Pass(TimeSpan time)
    {
        await Engine.Advance(time);
        // On a slow machine an event, and the question for a call, are recorded behind their answers.
        await Services.GetRequiredService<WebhookInbox>().Settled();
        await Services.GetRequiredService<CallRoutes>().Settled();
        Time.Advance(TimeSpan.FromSeconds(2));
    }

    /// <summary>How many calls Twilio was asked to place.</summary>
    public int Placed() => Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from calls where direction = 'outbound-api'"));

    /// <summary>Somebody calls and everything that follows happens; the sync then knows of it.</summary>
    public async Task<string> Called(string from, Party? caller = null, string to = Austin)
    {
        var sid = Services.GetRequiredService<SimulatedInbound>().Call(from, to, caller);
        await Pass(TimeSpan.FromMinutes(3));
        await Sync();
        return sid;
    }

    public CallRow Call(string sid) => Database.Read(connection => CallsSql.Find(connection, sid))!;
}
