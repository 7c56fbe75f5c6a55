using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

/// <summary>A real server on a free port that answers what a test says, in order; the last answer is repeated.</summary>
internal sealed class StubTwilio : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = "a-very-secret-token";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<RequestDelegate> answers = new();
    private readonly ConcurrentQueue<StubRequest> requests = new();
    private RequestDelegate? last;

    private StubTwilio(WebApplication app) => this.app = app;

    public IReadOnlyList<StubRequest> Requests => [.. requests];
    public Uri Address => new(app.Urls.First());
    public StubLog Log { get; } = new();

    public static async Task<StubTwilio> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var stub = new StubTwilio(builder.Build());
        stub.app.Run(stub.Serve);
        await stub.app.StartAsync();
        return stub;
    }

    public StubTwilio Answers(int status, string body = "", params (string Name, string Value)[] headers) => Answers(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Twilio-Request-Id"] = "RQ1";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
        await context.Response.WriteAsync(body);
    });

    public StubTwilio Answers(RequestDelegate answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    public TwilioClient Client(string basePath = "", bool debug = false) => Services(basePath, debug).GetRequiredService<TwilioClient>();

    public ServiceProvider Services(string basePath = "", bool debug = false, TimeProvider? clock = null, TimeSpan retryDelay = default)
    {
        var options = new TwilioOptions { AccountSid = Account, AuthToken = Token, Debug = debug, RetryDelay = retryDelay };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddKeyedSingleton(TwilioRegistration.ClockKey, clock ?? TimeProvider.System);
        services.AddTwilio(options, _ => TwilioHosts.At(() => new Uri(Address, basePath)));
        return services.BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Serve(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        requests.Enqueue(new(context.Request.Method, target, body, context.Request.Headers.Authorization.ToString()));
        if (answers.TryDequeue(out var next))
        {
            last = next;
        }
        await last!(context);
    }
}

internal sealed record StubRequest(string Method, string Target, string Body, string Authorization);

internal sealed class StubLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
