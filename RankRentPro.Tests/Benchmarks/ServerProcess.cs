using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Memory of a process in bytes: what it holds of the machine's, and what of that belongs to it alone.</summary>
internal sealed record ProcessMemory(long Resident, long Private);

/// <summary>A server that runs as a process of its own, on a free port of the loopback address.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said;

    private ServerProcess(Process process, Uri url, ConcurrentQueue<string> said) => (_process, Url, _said) = (process, url, said);

    public Uri Url { get; }

    /// <summary>What it wrote last.</summary>
    public string Said => string.Join('\n', _said.TakeLast(40));

    /// <summary>Time on a processor since it started, by the system's own count.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public ProcessMemory Memory
    {
        get
        {
            var status = $"/proc/{_process.Id}/status";
            if (File.Exists(status))
            {
                var lines = File.ReadAllLines(status);
                return new(Kilobytes(lines, "VmRSS:"), Kilobytes(lines, "RssAnon:"));
            }
            _process.Refresh();
            return new(_process.WorkingSet64, _process.PrivateMemorySize64);
        }
    }

    /// <summary>This program in another part.</summary>
    public static Task<ServerProcess> Start(params string[] part) => Start("RankRentPro.Tests.dll", ["bench", .. part], new Dictionary<string, string>());

    /// <summary>The app, with what the Dockerfile says of memory.</summary>
    public static Task<ServerProcess> StartApp(IReadOnlyDictionary<string, string> settings) =>
        Start("RankRentPro.dll", [], new Dictionary<string, string>(settings) { ["DOTNET_EnableWriteXorExecute"] = "0", ["MALLOC_ARENA_MAX"] = "2" });

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<ServerProcess> Start(string program, string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]) { RedirectStandardOutput = true };
        foreach (var name in AppVariables.All)
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in settings.Append(new("ASPNETCORE_URLS", "http://127.0.0.1:0")))
        {
            start.Environment[name] = value;
        }
        var (process, said, address) = (Process.Start(start)!, new ConcurrentQueue<string>(), new TaskCompletionSource<Uri>());
        _ = Listen(process, said, address);
        return new(process, await address.Task, said);
    }

    private static async Task Listen(Process process, ConcurrentQueue<string> said, TaskCompletionSource<Uri> address)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(new(line[(at + Listening.Length)..].Trim()));
            }
        }
        address.TrySetException(new InvalidOperationException($"The server ended: {string.Join('\n', said)}"));
    }

    private static long Kilobytes(string[] lines, string name) =>
        long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
}
