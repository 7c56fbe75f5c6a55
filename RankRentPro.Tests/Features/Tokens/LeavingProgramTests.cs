using System.Net.Http.Headers;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

/// <summary>A program that leaves while Twilio does what it asked for.</summary>
public sealed class LeavingProgramTests : IAsyncLifetime
{
    private readonly ManualResetEventSlim _left = new();
    private readonly TwilioFaults _faults = new();
    private readonly ApiApp _app;

    public LeavingProgramTests() => _app = new()
    {
        Replace = services =>
        {
            _faults.Register(services);
            services.AddSingleton<IStartupFilter>(new Watch(_left));
        },
    };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _left.Dispose();
    }

    [Theory]
    [InlineData("numbers where released_at is not null")]
    [InlineData("recordings where deleted_at is not null")]
    public async Task What_Twilio_did_is_stored_though_nobody_waits_for_the_answer(string done)
    {
        using var program = _app.Program();
        var path = done.StartsWith("numbers", StringComparison.Ordinal) ? $"phone-numbers/{_app.Number(LiveDemo.Austin).Id}" : $"recordings/{(await _app.Recorded(program)).Recording}";
        using var leaving = new CancellationTokenSource();
        _faults.Answer = request => Leave(request, leaving);
        using var client = new HttpClient { BaseAddress = _app.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.DeleteAsync(new Uri($"/api/twilio/{path}", UriKind.Relative), leaving.Token));

        await Stored(done);
    }

    // Twilio is reached only when the app knows that the program has left.
    private HttpResponseMessage? Leave(HttpRequestMessage request, CancellationTokenSource leaving)
    {
        if (request.Method == HttpMethod.Delete)
        {
            leaving.Cancel();
            Assert.True(_left.Wait(TimeSpan.FromSeconds(30)));
        }
        return null;
    }

    private async Task Stored(string done)
    {
        for (var written = _app.Database.NextWrite; ; written = _app.Database.NextWrite)
        {
            if (_app.Database.Read(connection => connection.ExecuteScalar<int>($"select count(*) from {done}")) == 1)
            {
                return;
            }
            await written.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    private sealed class Watch(ManualResetEventSlim left) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                using var heard = context.RequestAborted.Register(left.Set);
                await go(context);
            });
            next(app);
        };
    }
}
