using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

/// <summary>The app as a process of its own that is killed during its import, and another one on the same data.</summary>
public sealed class KilledImportTests(TwilioElsewhere twilio) : IClassFixture<TwilioElsewhere>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rankrent-killed-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData(2, false)]
    [InlineData(9, true)]
    [InlineData(40, false)]
    [InlineData(77, true)]
    public async Task Nothing_is_lost_or_doubled_wherever_the_process_is_killed(int list, bool afterTheAnswer)
    {
        await KilledAt(list, afterTheAnswer);

        await using var app = await new AppFixture { Settings = twilio.Credentials(_data.FullName) }.Started();
        await app.Sync();
        await using var scope = app.Services.CreateAsyncScope();
        var summary = await scope.ServiceProvider.GetRequiredService<HistoryJob>().Run(CancellationToken.None);

        Assert.EndsWith("Everything is here.", summary, StringComparison.Ordinal);
        Whole.Assert(app.Database, twilio.Simulated);
    }

    private async Task KilledAt(int list, bool afterTheAnswer)
    {
        using var process = Process.Start(Own())!;
        var lists = 0;
        twilio.OnList = context => Interlocked.Increment(ref lists) == list ? Kill(process, context, afterTheAnswer) : Task.CompletedTask;
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            twilio.OnList = _ => Task.CompletedTask;
            process.Kill();
        }
        Assert.True(lists >= list, "the app ended before it was killed");
    }

    private static Task Kill(Process process, HttpContext context, bool afterTheAnswer)
    {
        if (!afterTheAnswer)
        {
            process.Kill();
        }
        context.Response.OnCompleted(() =>
        {
            process.Kill();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    private ProcessStartInfo Own()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RankRentPro.dll")]) { RedirectStandardOutput = true };
        foreach (var name in AppVariables.All)
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in twilio.Credentials(_data.FullName))
        {
            start.Environment[name] = value;
        }
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return start;
    }
}
