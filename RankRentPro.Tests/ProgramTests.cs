using System.Diagnostics;
using RankRentPro.Tests.Benchmarks;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests;

/// <summary>The app as a process of its own.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001", "TWILIO_ACCOUNT_SID is set but TWILIO_AUTH_TOKEN is not.")]
    [InlineData("RANKRENT_PUBLIC_URL", "phones", "RANKRENT_PUBLIC_URL is not an absolute address. Set it to")]
    [InlineData("RANKRENT_DATA", "/dev/null/phones", "RANKRENT_DATA: nothing can be kept in /dev/null/phones. Give that folder to")]
    public async Task A_wrong_variable_stops_the_start_with_one_sentence(string name, string value, string sentence)
    {
        using var folder = new EmptyFolder();
        using var process = Process.Start(Own(folder.Path, name, value))!;

        var (told, log) = (process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, ""), (process.ExitCode, await log));
        Assert.StartsWith(sentence, await told, StringComparison.Ordinal);
        Assert.Single((await told).Trim().Split('\n'));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.db"));
    }

    [Fact]
    public async Task A_newcomer_finds_numbers_and_calls_without_doing_anything_but_trying_the_demo()
    {
        using var folder = new EmptyFolder();
        using var app = await ServerProcess.StartApp(new Dictionary<string, string> { ["RANKRENT_DATA"] = folder.Path });
        using var visitor = new Visitor(app.Url);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        await visitor.TryDemo();

        while ((await visitor.Get("/numbers")).All(".card").Count != 12 || (await visitor.Get("/calls")).All("tr[id^=call-]").Count == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        Assert.Contains("SyncJob", (await visitor.Get("/hangfire/recurring")).Text(), StringComparison.Ordinal);
    }

    private static ProcessStartInfo Own(string folder, string name, string value)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RankRentPro.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in AppVariables.All)
        {
            start.Environment.Remove(variable);
        }
        start.Environment["RANKRENT_DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment[name] = value;
        return start;
    }
}
