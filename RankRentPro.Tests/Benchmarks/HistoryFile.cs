using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Settings;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>
/// The database of the benchmark, made once and kept in the folder for temporary files until a migration, the making itself or a week changes it.
/// Every run works on a copy.
/// </summary>
internal static class HistoryFile
{
    // Counts the changes to what is made.
    private const int Edition = 1;
    private const int KeptDays = 7;
    private const int CallsOfTransaction = 50_000;
    private const string DayFormat = "yyyyMMdd";

    private static readonly string _folder = Path.Combine(Path.GetTempPath(), "rankrent-bench");

    public static (string File, MadeHistory History) Ensure()
    {
        Directory.CreateDirectory(_folder);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var version = Version();
        foreach (var file in Directory.GetFiles(_folder))
        {
            if (LastDay(file, version) is { } day && day > today.AddDays(-KeptDays))
            {
                return (file, new(day));
            }
            File.Delete(file);
        }
        var made = new MadeHistory(today.AddDays(-1));
        return (Make(made, Path.Combine(_folder, $"{version}-{made.LastDay.ToString(DayFormat, CultureInfo.InvariantCulture)}.db")), made);
    }

    private static DateOnly? LastDay(string file, string version) =>
        Path.GetFileNameWithoutExtension(file).Split('-') is [var kept, var day] && kept == version && file.EndsWith(".db", StringComparison.Ordinal)
        && DateOnly.TryParseExact(day, DayFormat, out var last) ? last : null;

    private static string Version()
    {
        var assembly = typeof(Database).Assembly;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Edition]);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Data.Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var script = assembly.GetManifestResourceStream(name)!;
            hash.AppendData(SHA256.HashData(script));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string Make(MadeHistory history, string file)
    {
        Console.WriteLine($"Making a database of {MadeHistory.Calls:N0} calls, once: {file}");
        var (started, unfinished) = (Stopwatch.GetTimestamp(), file + ".unfinished");
        using (var database = new Database(unfinished))
        {
            Migrator.Migrate(database, "Data.Migrations.", TimeProvider.System.GetUtcNow());
            database.Read(connection => Fill(connection, history));
        }
        File.Move(unfinished, file);
        Console.WriteLine($"Made in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s, {new FileInfo(file).Length / 1_000_000:N0} MB.");
        return file;
    }

    private static int Fill(DbConnection connection, MadeHistory history)
    {
        connection.Execute("pragma journal_mode = delete; pragma synchronous = off; pragma cache_size = -200000");
        var indexes = connection.Query<(string Name, string Sql)>("select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in ('calls', 'legs')").AsList();
        var purchased = new DateTimeOffset(history.LastDay.AddDays(-MadeHistory.Days), TimeOnly.MinValue, TimeSpan.Zero);
        NumbersSql.Write(connection, Enumerable.Range(0, MadeCall.Numbers).Select(n => MadeCall.Number(n) with { PurchasedAt = purchased }), DateTimeOffset.MaxValue);
        connection.Execute("update numbers set site = @Site where sid = @Sid", Enumerable.Range(0, MadeCall.Numbers).Select(MadeCall.Number));
        connection.Execute(string.Join(';', indexes.Select(index => $"drop index {index.Name}")));
        foreach (var calls in history.Stored().Chunk(CallsOfTransaction))
        {
            Write(connection, calls);
        }
        connection.Execute(string.Join(';', indexes.Select(index => index.Sql)));
        AddWords(connection);
        using var counting = connection.BeginTransaction();
        SettingsSql.SetTimeZone(connection, SettingsSql.DefaultTimeZone);
        CallRecount.Run(connection, SettingsSql.TimeZone(connection));
        counting.Commit();
        return 0;
    }

    private static void Write(DbConnection connection, MadeCall[] calls)
    {
        using var transaction = connection.BeginTransaction();
        using var rows = new RowWriter(connection);
        foreach (var made in calls)
        {
            foreach (var leg in made.Legs)
            {
                rows.Write(leg);
            }
            rows.Write(made.Call);
        }
        transaction.Commit();
    }

    // What people add: one call of eight was recorded, one of fifty has a note and a tag.
    private static void AddWords(DbConnection connection) => connection.Execute("""
        insert into recordings (sid, leg_sid, status, source, channels, duration, created_at, audio_queued_at)
        select 'RE' || substr(sid, 3), sid, 'completed', 'DialVerb', 2, duration, started_at, started_at from calls where id % 8 = 0 and outcome = 'completed';
        update calls set recordings = 1 where id % 8 = 0 and outcome = 'completed';
        insert into call_notes (call_id, note, changed_at) select id, 'Asked for an estimate, call back on Monday.', started_at from calls where id % 50 = 0;
        insert into call_tags (tag, call_id) select iif(id % 100 = 0, 'estimate', 'emergency'), id from calls where id % 50 = 0
        """);
}
