using System.Globalization;
using Dapper;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Pages of the app beside bare endpoints that read the same rows, in turns, so that what else the machine does falls on all alike.</summary>
internal static class PagesPart
{
    private const int Rounds = 4;
    private const int RowsBefore = 999 * 50;
    private const string Browser = "gzip, deflate, br";
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(4);

    public static async Task Run(BenchedApp app)
    {
        using var bare = await ServerProcess.Start("bare", app.Database.Path);
        using var load = new PageLoad(app.Cookie);
        var place = app.Database.Read(connection => connection.QuerySingle<(long At, long Id)>($"select started_at, id from calls order by started_at desc, id desc limit 1 offset {RowsBefore - 1}"));
        PageLine[] lines =
        [
            new("bare endpoint, 50 calls", bare, new("/calls")),
            new("Call History, page 1", app.Server, new("/calls")) { Beside = 0 },
            new("Call History, page 1,000", app.Server, new($"/calls?after={place.At}-{place.Id}")) { Beside = 0 },
            new("bare endpoint, 24 numbers", bare, new("/numbers")),
            new("My Numbers", app.Server, new("/numbers")) { Beside = 3 },
            new("Call History, page 1, as compressed for a browser", app.Server, new("/calls", Browser)) { Beside = 0 },
        ];
        foreach (var line in lines)
        {
            await load.Run(line.Server, line.Page, _warmUp, new());
        }
        var fresh = 0;
        for (var round = 0; round < Rounds; round++)
        {
            fresh += await IsFresh(app, round) ? 1 : 0;
            foreach (var line in lines)
            {
                await load.Run(line.Server, line.Page, _length, line.Cost);
            }
        }
        Console.WriteLine($"## Pages, signed in, {PageLoad.Connections} connections, {app.Database.Read(connection => connection.ExecuteScalar<long>("select count(*) from calls")):N0} calls\n");
        Console.WriteLine(Report(lines));
        Console.WriteLine($"\nPage 1,000 costs {lines[2].Cost.ProcessorMs / lines[1].Cost.ProcessorMs:P0} of page 1. A call that changed was in the next answer: {fresh} of {Rounds} times.\n");
    }

    private static Table Report(PageLine[] lines)
    {
        var table = new Table("", "requests/s", "p50 ms", "p99 ms", "server CPU ms", "times bare", "kB");
        foreach (var line in lines)
        {
            var cost = line.Cost;
            table.Add(line.Name, Text(cost.PerSecond, "N0"), Text(cost.Percentile(0.5), "N1"), Text(cost.Percentile(0.99), "N1"), Text(cost.ProcessorMs, "N2"),
                line.Beside is { } at ? Text(cost.ProcessorMs / lines[at].Cost.ProcessorMs, "N1") : "1", Text(cost.Bytes / 1000.0, "N0"));
        }
        return table;
    }

    // Nothing answers from a copy: what Twilio told a moment ago is on the next page.
    private static async Task<bool> IsFresh(BenchedApp app, int round)
    {
        using var events = new WebhookLoad(app.Server.Url);
        var call = WebhookLoad.CallSid(900_000_000 + round);
        var before = (await app.Visitor.Get("/numbers")).Text(".cards");
        await events.Post(call, "ringing");
        var ringing = (await app.Visitor.Get("/calls")).Text($"#call-{call}");
        await events.Post(call, "completed");
        var ended = (await app.Visitor.Get("/calls")).Text($"#call-{call}");
        return ringing.StartsWith("Ringing", StringComparison.Ordinal) && ended.StartsWith("Completed", StringComparison.Ordinal)
            && (await app.Visitor.Get("/numbers")).Text(".cards") != before;
    }

    private static string Text(double figure, string format) => figure.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>One line of the table; <see cref="Beside"/> is the one that it is compared with.</summary>
    private sealed record PageLine(string Name, ServerProcess Server, PageAsked Page)
    {
        public int? Beside { get; init; }

        public PageCost Cost { get; } = new();
    }
}
