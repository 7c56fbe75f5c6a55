using System.Security.Cryptography;

namespace RankRentPro.Simulator;

/// <summary>The simulated account's auth token, kept between starts.</summary>
public static class SimulatorToken
{
    public static string From(IConfiguration configuration, string file)
    {
        if (configuration["RANKRENT_SIMULATOR_TOKEN"] is { } named && !string.IsNullOrWhiteSpace(named))
        {
            return named.Trim();
        }
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        }
        return File.ReadAllText(file).Trim();
    }
}
