namespace RankRentPro.Features.Dashboard;

/// <summary>The busiest sites, and one line for all the others, so that the lines add up.</summary>
public static class SiteFigures
{
    public static IEnumerable<Figures> Of(List<FigureRow> busiest, FigureRow all, List<UnpricedRow> unpriced, string? currency)
    {
        var waiting = unpriced.ToDictionary(site => site.Site, site => site.Week);
        foreach (var row in busiest)
        {
            yield return new(row.Name.Length > 0 ? row.Name : "Without a site", row, currency) { Unpriced = waiting.GetValueOrDefault(row.Name) };
        }
        if (busiest is [{ Sites: var sites }, ..] && sites > busiest.Count)
        {
            var rest = busiest.Aggregate(all, (sum, row) => sum.Minus(row));
            yield return new($"{sites - busiest.Count:N0} more", rest, currency) { Unpriced = unpriced.Sum(site => site.Week) - busiest.Sum(row => waiting.GetValueOrDefault(row.Name)) };
        }
    }

    /// <summary>With the way to the site's calls from that day on.</summary>
    public static Figures Since(this Figures site, string day) => site.Row.Name.Length == 0
        ? site
        : site with { Link = $"/calls?site={Uri.EscapeDataString(site.Row.Name)}&from={day}" };
}
