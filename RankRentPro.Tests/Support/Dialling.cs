namespace RankRentPro.Tests.Support;

/// <summary>Calls that are placed on the page.</summary>
public static class Dialling
{
    /// <returns>The path of the new call's details.</returns>
    public static async Task<string> Dial(this Visitor visitor, string to, bool record = false)
    {
        var before = (await visitor.Get("/calls")).All("tr[id^=call-]").Select(row => row.Id).ToHashSet();
        var page = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", to).With("Record", record).SubmitFollowing();
        return $"/calls/{page.All("tr[id^=call-]").Single(row => !before.Contains(row.Id)).Id![5..]}";
    }
}
