using System.Data.Common;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>What a page shows of a call that somebody has just marked: its row, and its details where they stood open.</summary>
public static class MarkedCall
{
    /// <param name="connection">Where it is read.</param>
    /// <param name="sid">The call.</param>
    /// <param name="zone">Of the viewer.</param>
    /// <param name="inDetails">Whether its details asked.</param>
    /// <param name="request">Says whether those are a page of their own.</param>
    public static Outcome Of(DbConnection connection, string sid, TimeZoneInfo zone, bool inDetails, HttpRequest request)
    {
        var details = CallDetails.Read(connection, sid, zone)!;
        return new()
        {
            Page = inDetails ? $"/calls/{sid}" : "/calls",
            Toast = new("Saved."),
            Changes = inDetails && IsPage(request, sid) ? OnPage(details) :
            [
                inDetails ? new("#dialogs", "innerHTML", "/Features/Calls/_DetailsDialog.cshtml", details) : Change.CloseDialog,
                Change.Replace(details.Line.ElementId, "/Features/Calls/_CallRows.cshtml", CallRows.Only(details.Line)),
            ],
        };
    }

    /// <summary>Whether the browser shows the details of this call as a page of their own.</summary>
    public static bool IsPage(HttpRequest request, string sid) => request.CurrentPage()?.Split('?')[0] == $"/calls/{sid}";

    /// <summary>The details are a page of their own, below the dialog that asked.</summary>
    public static IReadOnlyList<Change> OnPage(CallDetails details) => [Change.CloseDialog, Change.Replace("call-details", "/Features/Calls/_CallDetails.cshtml", details)];
}
