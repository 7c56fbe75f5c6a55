using System.Diagnostics;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>The app reads calls from a server that answers like Twilio, beside somebody who only writes the rows that come of it.</summary>
internal static class ImportPart
{
    private const int LegsOfTransaction = 1_000;

    public static async Task Run(BenchedApp app, string file, MadeHistory history)
    {
        var idle = app.Server.Memory.Resident;
        var (processor, started) = (app.Server.ProcessorTime, Stopwatch.GetTimestamp());
        await (await app.Visitor.Get("/sync")).Form("form[action*=Continue]").Submit();
        var peak = await Finished(app);
        var (took, used) = (Stopwatch.GetElapsedTime(started), app.Server.ProcessorTime - processor);
        var expected = Days(history).SelectMany(history.AtTwilio).ToList();
        var pages = Pages(app.Database, expected);
        var (calls, legs) = (pages.Sum(page => page.Calls.Count), pages.Sum(page => page.Legs.Count));
        if (calls != expected.Count || legs != expected.Sum(call => call.Legs.Count()))
        {
            throw new InvalidOperationException($"The import brought {calls} calls and {legs} legs of {expected.Count} calls.");
        }
        var direct = Write(app.Copy(file), pages);
        Console.WriteLine($"## Import of {calls:N0} calls, {legs:N0} legs, from pages of 1,000\n");
        Console.WriteLine(new Table("", "seconds", "legs/s", "share", "app CPU s", "app resident MB")
            .Add("writing the same rows", $"{direct.TotalSeconds:N1}", $"{legs / direct.TotalSeconds:N0}", "100 %", "", $"{idle / 1e6:N0} before")
            .Add("the app's import", $"{took.TotalSeconds:N1}", $"{legs / took.TotalSeconds:N0}", $"{direct / took:P0}", $"{used.TotalSeconds:N1}", $"{peak / 1e6:N0} at most"));
        Console.WriteLine($"\nThe import took at most {(peak - idle) / 1e6:N0} MB above idle.\n");
    }

    private static async Task<long> Finished(BenchedApp app)
    {
        for (var peak = 0L; ; await Task.Delay(50))
        {
            peak = Math.Max(peak, app.Server.Memory.Resident);
            if (app.Database.Read(HistoryImportSql.Read) is { FinishedAt: not null })
            {
                return peak;
            }
        }
    }

    // In the order in which Twilio lists them.
    private static IEnumerable<DateOnly> Days(MadeHistory history)
    {
        for (var day = history.LastImported; day >= history.FirstImported; day = day.AddDays(-1))
        {
            yield return day;
        }
    }

    private static List<ImportedPage> Pages(Database database, IReadOnlyList<MadeCall> expected)
    {
        var zone = database.Read(SettingsSql.TimeZone);
        return [.. expected.SelectMany(call => call.Legs).Chunk(LegsOfTransaction).Select(chunk => database.Read(connection =>
        {
            var legs = LegsSql.BySid(connection, chunk.Select(leg => leg.Sid));
            var calls = CallsSql.BySid(connection, chunk.Where(leg => leg.ParentSid is null).Select(leg => leg.Sid));
            var sums = new CallSums(zone);
            calls.ForEach(call => sums.Replace(null, call));
            return new ImportedPage(legs, calls, sums);
        }))];
    }

    private static TimeSpan Write(Database database, List<ImportedPage> pages)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var page in pages)
        {
            database.Write(connection =>
            {
                using var rows = new RowWriter(connection);
                using var sums = new SumWriter(connection);
                page.Legs.ForEach(rows.Write);
                page.Calls.ForEach(rows.Write);
                sums.Add(page.Sums);
            });
        }
        var took = Stopwatch.GetElapsedTime(started);
        database.Dispose();
        File.Delete(database.Path);
        return took;
    }

    private sealed record ImportedPage(List<LegRow> Legs, List<CallRow> Calls, CallSums Sums);
}
