namespace RankRentPro.Features.Calls;

/// <summary>How an outcome looks: word, icon and colour, never colour alone.</summary>
public sealed record OutcomeLook(string Word, string Icon, string Colour);

public static class CallWords
{
    private static readonly Dictionary<string, OutcomeLook> _looks = new(StringComparer.Ordinal)
    {
        ["in-progress"] = new("In progress", "bell-ring", "blue"),
        ["completed"] = new("Completed", "circle-check", "green"),
        ["voicemail"] = new("Voicemail", "voicemail", "amber"),
        ["missed"] = new("Missed", "phone-missed", "red"),
        ["busy"] = new("Busy", "phone-off", "amber"),
        ["no-answer"] = new("No answer", "phone-off", "amber"),
        ["failed"] = new("Failed", "circle-x", "red"),
        ["canceled"] = new("Canceled", "ban", "grey"),
        ["blocked"] = new("Blocked", "ban", "grey"),
    };

    public static IEnumerable<string> Outcomes => _looks.Keys;

    public static OutcomeLook Look(string outcome) => _looks[outcome];
}
