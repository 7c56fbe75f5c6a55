using CsvHelper;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>Call History as a file, with exactly the filter of the list.</summary>
public static class CallsCsvApi
{
    private const int PageSize = 1_000;

    public static void MapCallsCsv(this IEndpointRouteBuilder app) => app.MapGet("/calls.csv", Get);

    private static async Task Get([AsParameters] CallQueryText query, Database database, TimeProvider clock, HttpContext context)
    {
        var viewer = context.SignedIn();
        var problems = new ModelStateDictionary();
        var filter = database.Read(connection => CallFilter.Read(connection, query with { After = null }, viewer.Zone, problems));
        if (!problems.IsValid)
        {
            // The list says what is wrong, at the field.
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = query.Link(null);
            return;
        }
        var day = AgencyDay.Text(AgencyDay.Of(clock.GetUtcNow(), viewer.Zone));
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"calls-{day}.csv\"";
        // Excel takes a file without a byte order mark for another encoding.
        await using var csv = CsvWriter.Create(context.Response.Body, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        await csv.WriteRecordAsync([.. CallColumns.All.Select(column => column.Name)], context.RequestAborted);
        foreach (var call in Calls(database, filter, viewer.Zone))
        {
            await csv.WriteRecordAsync([.. CallColumns.All.Select(column => CsvText.Safe(column.Of(call)))], context.RequestAborted);
        }
    }

    // Each page on a connection of its own: a slow reader holds nothing of the database meanwhile.
    private static IEnumerable<CallLine> Calls(Database database, CallFilter filter, TimeZoneInfo zone)
    {
        for (CallFilter? rest = filter; rest is not null;)
        {
            var part = rest;
            var page = database.Read(connection => CallRows.Of(CallListSql.Page(connection, part, PageSize), new(), zone));
            foreach (var line in page.Lines)
            {
                yield return line;
            }
            rest = page.Next is null ? null : filter with { After = CallFilterReading.ParsePlace(page.Next) };
        }
    }
}
