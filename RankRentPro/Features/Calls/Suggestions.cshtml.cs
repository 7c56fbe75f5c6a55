using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed record TextSuggestions(string ListId, IReadOnlyList<string> Texts);

/// <summary>Tags and sites in use that go on as what is typed: few at a time.</summary>
public sealed class SuggestionsModel(Database database) : PageModel
{
    private const int Offered = 10;

    public TextSuggestions Suggestions { get; private set; } = null!;

    public IActionResult OnGet(string? list, string? site, string? tag, string? tags)
    {
        Response.VaryByHtmx();
        var id = list is { Length: > 0 and <= 40 } && list.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? list : "call-suggestions";
        var isTooLong = (site ?? tag ?? tags ?? "").Length > 400;
        Suggestions = new(id, isTooLong ? [] : database.Read(connection =>
            tags is not null ? NextTags(connection, tags)
            : site is not null ? SitesSql.Suggestions(connection, site.Trim(), Offered)
            : CallNotesSql.Suggestions(connection, CallTags.Normal(tag ?? "") ?? "", Offered)));
        return Request.WantsFragment() ? Partial("_TextSuggestions", Suggestions) : Page();
    }

    // A suggestion replaces the whole field: the tags before the last comma come along.
    private static List<string> NextTags(DbConnection connection, string typed)
    {
        var comma = typed.LastIndexOf(',');
        var before = typed[..(comma + 1)].TrimEnd();
        var known = CallNotesSql.Suggestions(connection, CallTags.Normal(typed[(comma + 1)..]) ?? "", Offered);
        return [.. known.Select(tag => before.Length == 0 ? tag : $"{before} {tag}")];
    }
}
