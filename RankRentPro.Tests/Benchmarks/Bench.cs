using System.Globalization;
using System.Runtime.InteropServices;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project RankRentPro.Tests -- bench</c>, or with the names of some parts behind it.
/// The app, Twilio and the bare endpoint are processes of their own; this one makes the load.
/// </summary>
internal static class Bench
{
    private static readonly string[] _parts = ["import", "pages", "api", "webhooks"];

    public static async Task<int> Run(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case ["bare", var file]:
                await BareServer.Run(file);
                return 0;
            case ["twilio", var day]:
                await TwilioServer.Run(new(DateOnly.ParseExact(day, "O")));
                return 0;
            case var parts when parts.All(_parts.Contains):
                await Measure(parts.Length == 0 ? _parts : parts);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Say bench, or bench and some of: {string.Join(", ", _parts)}.");
                return 1;
        }
    }

    private static async Task Measure(string[] parts)
    {
        Console.WriteLine($"# RankRent Pro, benchmark of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}\n");
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {(IsOptimised ? "release" : "DEBUG: figures mean nothing, say -c Release")}.\n");
        var (file, history) = HistoryFile.Ensure();
        using var app = await BenchedApp.Start(file, history);
        try
        {
            await Measure(app, parts, file, history);
        }
        catch (Exception)
        {
            await Console.Error.WriteLineAsync(app.Server.Said);
            throw;
        }
    }

    private static async Task Measure(BenchedApp app, string[] parts, string file, MadeHistory history)
    {
        var memory = new Table("MB", "resident", "private");
        void Weigh(string when) => memory.Add(when, $"{app.Server.Memory.Resident / 1e6:N0}", $"{app.Server.Memory.Private / 1e6:N0}");
        Weigh("after its start");
        foreach (var part in _parts.Where(parts.Contains))
        {
            await (part switch
            {
                "import" => ImportPart.Run(app, file, history),
                "pages" => PagesPart.Run(app),
                "api" => ApiPart.Run(app),
                _ => WebhooksPart.Run(app),
            });
            Weigh($"after {part}");
        }
        Console.WriteLine($"## Memory of the app's process\n\n{memory}");
    }

    private static bool IsOptimised => !typeof(Program).Assembly.GetCustomAttributes(false).OfType<System.Diagnostics.DebuggableAttribute>().Any(attribute => attribute.IsJITOptimizerDisabled);
}
