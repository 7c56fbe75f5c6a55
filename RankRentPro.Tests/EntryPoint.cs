using RankRentPro.Tests.Benchmarks;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace RankRentPro.Tests;

/// <summary>Runs the tests as xunit's own entry point does; with the word <c>bench</c> first, the benchmark.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["bench", .. var rest])
        {
            return await Bench.Run(rest);
        }
        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(args);
    }
}
