using System.Globalization;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class AnalyticsTests(CalledApp app) : DemoAccount(app), IClassFixture<CalledApp>
{
    private const string Austin = "+15125550117";

    [Fact]
    public async Task The_table_has_a_line_for_each_of_thirty_days_and_counts_every_call()
    {
        var page = await Visitor.Get($"/numbers/{App.Number(Austin).Id}/analytics");

        var shown = page.All("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).ToList();
        Assert.Equal(Expected(), shown);
        Assert.Contains(shown, line => !line.EndsWith("|0|0|0|0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_figures_are_the_sums_of_the_table()
    {
        var page = await Visitor.Get($"/numbers/{App.Number(Austin).Id}/analytics");

        var columns = Enumerable.Range(1, 4).Select(column => page.All("tbody tr").Sum(row => int.Parse(row.Children[column].TextContent, CultureInfo.InvariantCulture))).ToList();
        var hour = Recent().GroupBy(call => call.Local.Hour).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        Assert.Equal([$"{columns.Sum()}", .. columns.Select(sum => $"{sum}"), Hour(hour)], page.Texts(".figures dd"));
    }

    [Fact]
    public async Task The_chart_has_a_bar_for_each_figure_and_none_stands_out_of_it()
    {
        var page = await Visitor.Get($"/numbers/{App.Number(Austin).Id}/analytics");

        var filled = page.All("tbody tr td:not(:first-child)").Count(cell => cell.TextContent != "0");
        Assert.Equal(filled, page.All("svg.chart rect").Count);
        Assert.Equal(30, page.All("svg.chart g title").Count);
        Assert.All(page.All("svg.chart rect"), bar => Assert.InRange(double.Parse(bar.GetAttribute("y")!, CultureInfo.InvariantCulture), 11.9, 176));
    }

    [Fact]
    public async Task The_days_are_those_of_the_agency()
    {
        var words = (await Visitor.Get($"/numbers/{App.Number(Austin).Id}/analytics")).Text(".dialog-page > p");

        Assert.Contains($"counted in the agency’s time zone ({Zone.Id})", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_without_calls_says_so()
    {
        App.Add(AgencyNumbers.Row(1));

        var page = await Visitor.Get($"/numbers/{App.Number(AgencyNumbers.Row(1).PhoneNumber).Id}/analytics");

        Assert.Equal("No calls in 30 days", page.Text(".empty h2"));
        Assert.Equal(["0", "0", "0", "0", "0", "none"], page.Texts(".figures dd"));
    }

    [Theory]
    [InlineData("analytics")]
    [InlineData("calls")]
    public async Task As_a_dialog_it_is_what_the_page_is(string name)
    {
        var path = $"/numbers/{App.Number(Austin).Id}/{name}";
        var page = await Visitor.Get(path);

        var dialog = await (await Visitor.Get("/numbers")).ClickAsHtmx($".card a[href='{path}']");

        Assert.Equal(page.Text(".dialog-page").Replace(page.Text("h1"), "", StringComparison.Ordinal).Trim(), dialog.Text("dialog .dialog-body"));
        Assert.Equal(page.Text("h1"), dialog.Text("dialog h2"));
        Assert.False(dialog.Has("header.topbar"));
    }

    private TimeZoneInfo Zone => App.Database.Read(SettingsSql.TimeZone);

    private static string Hour(int hour) => $"{new TimeOnly(hour, 0).ToString("h tt", CultureInfo.InvariantCulture)} to {new TimeOnly((hour + 1) % 24, 0).ToString("h tt", CultureInfo.InvariantCulture)}";

    // Counted from the calls themselves, not from the sums that the page reads.
    private IEnumerable<string> Expected()
    {
        var today = AgencyDay.Of(TimeProvider.System.GetUtcNow(), Zone);
        var calls = Recent().ToLookup(call => DateOnly.FromDateTime(call.Local));
        return Enumerable.Range(0, 30).Select(n => today.AddDays(-n)).Select(day => string.Create(CultureInfo.InvariantCulture,
            $"{day:MMM d, yyyy}|{calls[day].Count(call => call.Outcome == "completed")}|{calls[day].Count(call => call.Outcome == "missed")}|{calls[day].Count(call => call.Outcome == "voicemail")}|{calls[day].Count(call => call.Outcome is not ("completed" or "missed" or "voicemail"))}"));
    }

    private List<(DateTime Local, string Outcome)> Recent()
    {
        var first = AgencyDay.Of(TimeProvider.System.GetUtcNow(), Zone).AddDays(-29);
        return App.Database.Read(connection => connection.Query<(long At, string Outcome)>("select started_at, outcome from calls where number_id = @Id", new { App.Number(Austin).Id }))
            .Select(call => (TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(call.At), Zone).DateTime, call.Outcome))
            .Where(call => DateOnly.FromDateTime(call.DateTime) >= first)
            .ToList();
    }
}
