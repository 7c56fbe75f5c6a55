using System.Text.RegularExpressions;
using RankRentPro.Tests.Browser;

namespace RankRentPro.Tests.Features.Live;

public sealed partial class LivePagesTests(BrowsedApp app) : IClassFixture<BrowsedApp>
{
    [Fact]
    public async Task Every_page_that_waits_for_what_happens_has_one_stream_and_no_other_page_has_any()
    {
        using var visitor = await app.SomebodyWithData();
        var (waiting, wrong) = (new List<string>(), new List<string>());
        foreach (var path in EveryPageTests.Pages.Select(page => page.Data.Item2.Length > 0 ? page.Data.Item2 : app.Filled("/" + page.Data.Item1)))
        {
            var page = await visitor.Get(path);
            var waits = page.All("main [hx-trigger]").Any(element => Told().IsMatch(element.GetAttribute("hx-trigger")!));
            waiting.AddRange(waits ? [path] : []);
            wrong.AddRange(page.All("[hx-sse\\:connect]").Count == (waits ? 1 : 0) ? [] : [path]);
        }

        Assert.Empty(wrong);
        Assert.Superset(new HashSet<string> { "/", "/numbers", "/calls", "/calls/now", "/recordings", "/sync" }, waiting.ToHashSet());
        Assert.Contains(waiting, path => path.StartsWith("/calls/CA", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "#overview", "dashboard")]
    [InlineData("/", "#sync-line", "sync")]
    [InlineData("/", "#now", "now")]
    [InlineData("/numbers", "#number-list", "numbers")]
    [InlineData("/numbers", "#number-list", "news")]
    [InlineData("/numbers", "#sync-line", "sync")]
    [InlineData("/numbers", "#now", "now")]
    [InlineData("/calls", "#call-list", "calls")]
    [InlineData("/calls", "#call-list", "news")]
    [InlineData("/calls", "#sync-line", "sync")]
    [InlineData("/calls", "#now", "now")]
    [InlineData("/recordings", "#recording-list", "recordings")]
    public async Task Each_region_hears_of_what_it_shows(string path, string region, string topic)
    {
        using var visitor = await app.SomebodyWithData();

        Assert.Contains($"{topic} from:body", (await visitor.Get(path)).One(region).GetAttribute("hx-trigger"), StringComparison.Ordinal);
    }

    // What the stream tells; "news" come with the answer to somebody's own action, in whatever page that was.
    [GeneratedRegex(@"\b(now|sync|recordings|calls|numbers|dashboard|call-CA\w+) from:body")]
    private static partial Regex Told();
}
