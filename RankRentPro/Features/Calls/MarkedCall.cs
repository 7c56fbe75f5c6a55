using System.Data.Common;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>What a page shows of a call that somebody has just marked: its row, and its details where they stood open.</summary>
public static class MarkedCall
{
    public static Outcome Of(DbConnection connection, string sid, TimeZoneInfo zone, bool inDetails)
    {
        var details = CallDetails.Read(connection, sid, zone)!;
        return new()
        {
            Page = inDetails ? $"/calls/{sid}" : "/calls",
            Toast = new("Saved."),
            Changes =
            [
                inDetails ? new("#dialogs", "innerHTML", "/Features/Calls/_DetailsDialog.cshtml", details) : Change.CloseDialog,
                Change.Replace(details.Line.ElementId, "/Features/Calls/_CallRows.cshtml", CallRows.Only(details.Line)),
            ],
        };
    }
}
