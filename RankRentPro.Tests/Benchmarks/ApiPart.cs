using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Dapper;
using RankRentPro.Features.Tokens;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>The call log as a program asks for it, a hundred calls at a time, one request after the other: what the server takes for each.</summary>
internal static class ApiPart
{
    private const int Rounds = 4;
    private const int RequestsOfKey = 100;
    private const double Aim = 5;
    private const string Log = "/api/twilio/call-logs?limit=100";

    public static async Task Run(BenchedApp app)
    {
        using var client = new HttpClient { BaseAddress = app.Server.Url };
        ApiLine[] lines =
        [
            new("page=1", $"{Log}&page=1"),
            new("cursor, after 10,000 calls", $"{Log}&cursor={await Cursor(app, client)}"),
            new("page=100", $"{Log}&page=100"),
            new("status=missed", $"{Log}&status=missed"),
        ];
        foreach (var line in lines)
        {
            await Ask(app, client, line with { Cost = new() });
        }
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var line in lines)
            {
                await Ask(app, client, line);
            }
        }
        Console.WriteLine($"## JSON API, 100 calls of {app.Database.Read(connection => connection.ExecuteScalar<long>("select count(*) from calls")):N0}, one request after the other\n");
        Console.WriteLine(Report(lines));
        Console.WriteLine($"\nUnder {Aim:N0} ms of server time: page=1 {Verdict(lines[0])}, cursor {Verdict(lines[1])}.\n");
    }

    private static Table Report(ApiLine[] lines)
    {
        var table = new Table("", "server CPU ms", "p50 ms", "p99 ms", "kB");
        foreach (var line in lines)
        {
            var cost = line.Cost;
            table.Add(line.Name, Text(cost.ProcessorMs, "N2"), Text(cost.Percentile(0.5), "N2"), Text(cost.Percentile(0.99), "N2"), Text(cost.Bytes / 1000.0, "N0"));
        }
        return table;
    }

    private static string Verdict(ApiLine line) => line.Cost.ProcessorMs < Aim ? "yes" : "NO";

    // From the last entry that pages by number reach.
    private static async Task<string> Cursor(BenchedApp app, HttpClient client)
    {
        using var answer = await Get(client, $"{Log}&page=100", NewKey(app));
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("pagination").GetProperty("nextCursor").GetString()!;
    }

    private static async Task Ask(BenchedApp app, HttpClient client, ApiLine line)
    {
        // Each key has 120 requests a minute.
        var (key, times, bytes) = (NewKey(app), new List<double>(RequestsOfKey), 0L);
        (await Get(client, line.Path, key)).Dispose();
        var (began, processor) = (Stopwatch.GetTimestamp(), app.Server.ProcessorTime);
        for (var n = 0; n < RequestsOfKey; n++)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await Get(client, line.Path, key);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        line.Cost.Add(times, bytes, app.Server.ProcessorTime - processor, Stopwatch.GetElapsedTime(began));
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        return (await client.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private static string NewKey(BenchedApp app) => app.Database.Write(connection =>
    {
        var key = ApiKeys.New();
        var owner = connection.QueryFirst<long>("select min(id) from users");
        ApiKeysSql.Add(connection, new() { UserId = owner, Name = "Benchmark", Hash = ApiSessions.Hash(key), Ends = key[^4..], Scope = ApiKeyRow.Read, CreatedAt = TimeProvider.System.GetUtcNow() });
        return key;
    });

    private static string Text(double figure, string format) => figure.ToString(format, CultureInfo.InvariantCulture);

    private sealed record ApiLine(string Name, string Path)
    {
        public PageCost Cost { get; init; } = new();
    }
}
