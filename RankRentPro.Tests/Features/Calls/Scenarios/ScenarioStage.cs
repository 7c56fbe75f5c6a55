using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;
using SignedWebhook = RankRentPro.Tests.Support.SignedWebhook;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>The app and its simulated Twilio on one clock that moves from event to event, with the outside between the two.</summary>
public sealed class ScenarioStage : AppFixture
{
    public const string London = "+442079460118";
    public const string TollFree = "+18335550121";

    /// <summary>A number that this app routes itself; another application answers the others.</summary>
    public const string Denver = "+13035550142";

    private static readonly int[] PolledAt = [3, 12];

    private readonly SimulatorClock _clock = new(new FakeTimeProvider(new(2026, 11, 18, 9, 0, 0, TimeSpan.Zero)));
    private readonly Outside _outside = new();

    public ScenarioStage() => Clock = _clock;

    public TwilioClient Twilio => Services.GetRequiredService<TwilioClient>();
    public SimulatorDatabase Simulated => Services.GetRequiredService<SimulatorDatabase>();
    public string OtherUrl => $"{_outside.Url}/other/voice";
    public string StatusUrl => _outside.Url + WebhookAddresses.CallStatusPath;
    public string RecordingUrl => _outside.Url + WebhookAddresses.RecordingStatusPath;
    private SimulatorEngine Engine => Services.GetRequiredService<SimulatorEngine>();

    public override async ValueTask InitializeAsync()
    {
        await _outside.Open();
        Settings["RANKRENT_SIMULATOR_TOKEN"] = SignedWebhook.Token;
        Settings["RANKRENT_PUBLIC_URL"] = _outside.Url;
        await base.InitializeAsync();
        _outside.App = Url;
        await Sync();
        foreach (var number in Database.Read(NumbersSql.All).Where(number => number.PhoneNumber != Denver))
        {
            Assert.True((await Twilio.UpdateNumber(number.Sid, new NumberChange { VoiceUrl = OtherUrl })).IsSuccess);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _outside.DisposeAsync();
    }

    /// <returns>The call as it ended, its times counted from its beginning.</returns>
    public async Task<CallRow> Play(CallPlay play, Delivery delivery)
    {
        var began = await SetUp(play, delivery);
        var sid = play.Begin is { } begin ? await begin(this) : Services.GetRequiredService<SimulatedInbound>().Call(play.From, play.To, play.Caller);
        Services.GetRequiredService<SimulatorSwitches>().Turn(positions => positions with { NoCredit = false });
        await GoOn(play, sid, began);
        await CatchUp(play);
        if (play.IsSwept)
        {
            await Engine.Advance(TimeSpan.FromHours(5));
            await Run<StaleCallsJob>(job => job.Run(CancellationToken.None));
        }
        await Settle(sid);
        if (play.Afterwards is { } afterwards)
        {
            await afterwards(this, sid);
            await CatchUp(play);
        }
        var call = Database.Read(connection => CallsSql.Find(connection, sid));
        Assert.True(call is not null, $"The app does not know the call, {delivery}.");
        return call with { Id = 0, Sid = "", StartedAt = DateTimeOffset.UnixEpoch + (call.StartedAt - began), EndedAt = DateTimeOffset.UnixEpoch + (call.EndedAt - began) };
    }

    /// <summary>What speaks to Twilio besides this app.</summary>
    public HttpClient OtherProgram() => new()
    {
        BaseAddress = new Uri(Url, $"simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}/"),
        DefaultRequestHeaders = { Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SimulatorOptions.AccountSid}:{SignedWebhook.Token}"))) },
    };

    public async Task<string> Run<TJob>(Func<TJob, Task<string>> run)
        where TJob : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    private async Task<DateTimeOffset> SetUp(CallPlay play, Delivery delivery)
    {
        // Days later polls do not list the calls before any more, and what still went on is over unheard. From a whole second on times can be written down.
        _outside.Delivery = Delivery.ByPolling;
        await Engine.Advance(new DateTimeOffset(_clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(4) + play.At.ToTimeSpan() - _clock.GetUtcNow());
        (_outside.Play, _outside.Delivery) = (play, delivery);
        Services.GetRequiredService<SimulatorSwitches>().Positions = new() { Pricing = play.Pricing, NoCredit = play.NoCredit, Trial = play.Trial };
        foreach (var (phone, party) in play.Phones)
        {
            Engine.Script(phone, party);
        }
        return _clock.GetUtcNow();
    }

    private async Task GoOn(CallPlay play, string sid, DateTimeOffset began)
    {
        foreach (var second in PolledAt.Append(play.Act?.Second ?? play.Seconds).Append(play.Seconds).Where(second => second <= play.Seconds).Distinct().Order())
        {
            await Engine.Advance(began.AddSeconds(second) - _clock.GetUtcNow());
            await Heard();
            if (second == play.Act?.Second)
            {
                await play.Act.Value.Do(this, sid);
            }
            if (Polls(play, isOver: second == play.Seconds))
            {
                await Poll();
            }
        }
    }

    private bool Polls(CallPlay play, bool isOver) => _outside.Delivery switch
    {
        Delivery.ByWebhooks => false,
        Delivery.ByPolling => !isOver || !play.IsSwept,
        _ => !isOver,
    };

    private async Task CatchUp(CallPlay play)
    {
        var late = _outside.Release(RandomOrder.Seed);
        foreach (var (at, happened) in late.Index())
        {
            await _outside.Post(happened);
            if (at == late.Count / 2 && !play.IsSwept)
            {
                await Poll();
            }
        }
        await Heard();
    }

    // On a slow machine an event is recorded behind its answer.
    private Task Heard() => Services.GetRequiredService<WebhookInbox>().Settled();

    // As the schedule would: each question when it is due, until none is left.
    private async Task Settle(string sid)
    {
        await Heard();
        for (var asked = 0; Due(sid) is { } due; asked++)
        {
            Assert.InRange(asked, 0, 20);
            await Engine.Advance(due > _clock.GetUtcNow() ? due - _clock.GetUtcNow() : TimeSpan.Zero);
            await Heard();
            await Run<RefusedDials>(job => job.Explain(CancellationToken.None));
            await Run<RatingJob>(job => job.Run(CancellationToken.None));
        }
        if (_outside.Delivery == Delivery.InWrongOrder)
        {
            await Poll();
        }
    }

    private DateTimeOffset? Due(string sid) => Database.Read(connection => new[] { RatingJob.Kind, RefusedDials.Kind }
        .Select(kind => DeferredSql.Find(connection, kind, sid)?.DueAt).Min());

    private async Task Poll() => Assert.Contains("new or changed calls", await Sync(), StringComparison.Ordinal);

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(_clock));
        // Nothing happens but when the clock is moved.
        services.Remove(services.Single(service => service.ImplementationType == typeof(EventRunner)));
    }
}
