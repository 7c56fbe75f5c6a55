using RankRentPro.Data;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Recordings;

/// <summary>Where the audio is in the data directory. One folder for each mode, as with the databases: starting the demo over must not take a real account's audio along.</summary>
public sealed class RecordingFolder(DataOptions data, AccountsOptions options)
{
    public string Path => data.File(options.DemoMode ? "demo-recordings" : "recordings");

    /// <param name="sid">A valid recording SID: it names the file.</param>
    public static string NameOf(string sid) => $"{sid[2..4].ToLowerInvariant()}/{sid}.mp3";

    public string PathOf(string sid) => System.IO.Path.Combine(Path, NameOf(sid));
}
