using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>What a page costs that is nothing but its rows: Kestrel, one prepared statement, plain HTML.</summary>
internal static class BareServer
{
    private const string Calls = """
        select sid, site, direction, from_number, to_number, outcome, reason, started_at, duration, cost, cost_currency, cost_state, recordings
        from calls
        order by started_at desc, id desc
        limit 50
        """;

    private const string Numbers = """
        select id, phone_number, friendly_name, site, country, number_type, voice, sms, mms, monthly_fee, fee_currency, last_call_at, calls, missed, completed, talk_seconds
        from numbers
        order by released_at is not null, coalesce(last_call_at, purchased_at) desc, id desc
        limit 24
        """;

    public static async Task Run(string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        using var calls = new BareRows(file, Calls);
        using var numbers = new BareRows(file, Numbers);
        Map(app, "/calls", calls);
        Map(app, "/numbers", numbers);
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await Task.Delay(Timeout.Infinite);
    }

    private static void Map(WebApplication app, string path, BareRows rows) => app.MapGet(path, (HttpContext context) =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(rows.Html());
    });
}

/// <summary>One statement, prepared once on each thread that answers.</summary>
internal sealed class BareRows(string file, string sql) : IDisposable
{
    private readonly ThreadLocal<SqliteCommand> _command = new(() =>
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        return command;
    });

    public void Dispose() => _command.Dispose();

    public string Html()
    {
        var html = new System.Text.StringBuilder(16 * 1024);
        html.Append("<!DOCTYPE html><html lang=\"en\"><title>Rows</title><table>");
        using var reader = _command.Value!.ExecuteReader();
        while (reader.Read())
        {
            html.Append("<tr>");
            for (var column = 0; column < reader.FieldCount; column++)
            {
                html.Append("<td>").Append(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(reader.IsDBNull(column) ? "" : reader.GetString(column))).Append("</td>");
            }
            html.Append("</tr>");
        }
        return html.Append("</table></html>").ToString();
    }
}
