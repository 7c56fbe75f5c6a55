using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Data;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

/// <summary>A simulated Twilio that other apps of a test reach over HTTP, with small pages and a hook on every list.</summary>
public sealed class TwilioElsewhere : AppFixture
{
    public TwilioElsewhere() => SeededCalls = 150;

    /// <summary>Is told of each list that is asked for, before the answer.</summary>
    public Func<HttpContext, Task> OnList { get; set; } = _ => Task.CompletedTask;

    public Database Simulated => Services.GetRequiredService<SimulatorDatabase>().File;

    public Dictionary<string, string> Credentials(string dataFolder) => new()
    {
        ["TWILIO_ACCOUNT_SID"] = SimulatorOptions.AccountSid,
        ["TWILIO_AUTH_TOKEN"] = Services.GetRequiredService<SimulatorOptions>().AuthToken,
        ["TWILIO_BASE_URL"] = $"{Url}simulator",
        ["RANKRENT_DATA"] = dataFolder,
    };

    /// <summary>Somebody calls a number that no app answers, and hangs up.</summary>
    public async Task<string> Called()
    {
        var sid = Services.GetRequiredService<SimulatedInbound>().Call("+17375550123", LiveDemo.Austin);
        await Services.GetRequiredService<SimulatorEngine>().Advance(TimeSpan.FromMinutes(3));
        return sid;
    }

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IStartupFilter>(new Hook(this));

    private sealed class Hook(TwilioElsewhere twilio) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                if (context.Request.QueryString.Value!.Contains("PageSize=1000", StringComparison.Ordinal))
                {
                    context.Request.QueryString = new(context.Request.QueryString.Value.Replace("PageSize=1000", "PageSize=2", StringComparison.Ordinal));
                }
                if (context.Request.QueryString.Value!.Contains("PageSize=2", StringComparison.Ordinal))
                {
                    await twilio.OnList(context);
                }
                await following(context);
            });
            next(app);
        };
    }
}
