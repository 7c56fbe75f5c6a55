using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Data;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Simulator;

/// <summary>A small app on a free port with nothing but the simulator and an address that its webhooks reach. Time stands still between advances.</summary>
public sealed class SimulatorFixture : IAsyncLifetime
{
    public const string Token = "0123456789abcdef0123456789abcdef";
    public static readonly DateTimeOffset Start = new(2026, 11, 18, 15, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("simulator").FullName;
    private WebApplication _app = null!;

    /// <summary>Whether due events run by themselves; set before the start.</summary>
    public bool RealTime { get; init; }

    /// <summary>Every request that the simulator sent, in its order.</summary>
    public List<ReceivedWebhook> Received { get; } = [];

    /// <summary>What /hooks/{name} answers; a name that is not here gets an empty Response.</summary>
    public Dictionary<string, Func<ReceivedWebhook, IResult>> Answers { get; } = [];

    public HttpClient Http { get; private set; } = null!;

    public SimulatorEngine Engine => _app.Services.GetRequiredService<SimulatorEngine>();
    public SimulatorSwitches Switches => _app.Services.GetRequiredService<SimulatorSwitches>();
    public SimulatedInbound Inbound => _app.Services.GetRequiredService<SimulatedInbound>();
    public SimulatorDatabase Database => _app.Services.GetRequiredService<SimulatorDatabase>();
    public string Url(string hook) => new Uri(Http.BaseAddress!, $"/hooks/{hook}").AbsoluteUri;

    public ValueTask InitializeAsync() => StartApp(Start);

    /// <summary>The process ends and starts again on the same files.</summary>
    public async Task Restart(DateTimeOffset now)
    {
        await _app.DisposeAsync();
        await StartApp(now);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        // What still runs in the background would write into the folder that is deleted.
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async ValueTask StartApp(DateTimeOffset now)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(now));
        builder.Services.AddSingleton(new DataOptions { Folder = _folder });
        builder.Services.AddSimulator(new() { AuthToken = Token, SeededCalls = 0, RealTime = RealTime });
        _app = builder.Build();
        _app.MapSimulator();
        _app.Map("/hooks/{name}", Receive);
        await _app.StartAsync();
        Http = Client(SimulatorOptions.AccountSid, Token);
    }

    public HttpClient Client(string account, string token) => new()
    {
        BaseAddress = new Uri(_app.Urls.First()),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}"))) },
    };

    private async Task<IResult> Receive(HttpContext context, string name)
    {
        var fields = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
        var form = (fields?.ToDictionary() ?? context.Request.Query.ToDictionary()).ToDictionary(f => f.Key, f => f.Value.ToString());
        var signed = fields is null ? [] : form.ToArray();
        var received = new ReceivedWebhook(name, form, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()))
        {
            IsSigned = TwilioSignature.IsValid([Token], context.Request.GetEncodedUrl(), signed, context.Request.Headers[TwilioSignature.HeaderName]),
        };
        Received.Add(received);
        return Answers.TryGetValue(name, out var answer) ? answer(received) : Twiml("<Response/>");
    }

    public static IResult Twiml(string text) => Results.Text(text, "text/xml");
}

public sealed record ReceivedWebhook(string Name, IReadOnlyDictionary<string, string> Form, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsSigned { get; init; }

    public string this[string field] => Form.GetValueOrDefault(field, "");
}
