namespace RankRentPro.Tests.Support;

/// <summary>The app with credentials: a server that does not exist plays Twilio.</summary>
public static class RealAccount
{
    public static AppFixture App(string? dataFolder = null) => new() { Settings = Settings(dataFolder) };

    private static Dictionary<string, string> Settings(string? dataFolder)
    {
        var settings = new Dictionary<string, string>
        {
            ["TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000001",
            ["TWILIO_AUTH_TOKEN"] = "00000000000000000000000000000002",
            ["TWILIO_BASE_URL"] = "http://127.0.0.1:1",
        };
        if (dataFolder is not null)
        {
            settings["RANKRENT_DATA"] = dataFolder;
        }
        return settings;
    }
}
