using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class AnalyticsModel(Database database, TimeProvider clock) : PageModel
{
    public NumberRow Number { get; private set; } = null!;
    public NumberAnalytics Analytics { get; private set; } = null!;

    public IActionResult OnGet(long id)
    {
        Response.VaryByHtmx();
        return database.Read(connection => Load(connection, id)) ? Page() : NotFound();
    }

    private bool Load(System.Data.Common.DbConnection connection, long id)
    {
        if (NumbersSql.Find(connection, id) is not { } number)
        {
            return false;
        }
        var zone = SettingsSql.TimeZone(connection);
        var today = AgencyDay.Of(clock.GetUtcNow(), zone);
        var sums = CallSumsSql.OfNumber(connection, id, AgencyDay.Text(today.AddDays(1 - NumberAnalytics.Days)));
        (Number, Analytics) = (number, NumberAnalytics.Of(sums, today, zone));
        return true;
    }
}
