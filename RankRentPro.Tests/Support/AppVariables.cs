namespace RankRentPro.Tests.Support;

/// <summary>The environment variables of the machine that runs the tests say nothing about the app under test.</summary>
public static class AppVariables
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. Environment.GetEnvironmentVariables().Keys.OfType<string>().Where(name => name.StartsWith("TWILIO_", StringComparison.Ordinal)
            || (name.StartsWith("RANKRENT_", StringComparison.Ordinal) && name != "RANKRENT_DATA")),
    ];
}
