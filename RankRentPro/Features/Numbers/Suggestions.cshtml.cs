using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>A text field that names one of the agency's numbers.</summary>
public sealed record NumberField(string Name, string Label, string? Value, string? Hint, bool IsRequired = false);

public sealed record NumberSuggestions(string ListId, IReadOnlyList<NumberRow> Numbers);

/// <summary>What a field that names a number offers: few at a time, never all numbers of an account.</summary>
public sealed class SuggestionsModel(Database database) : PageModel
{
    private const int Offered = 10;

    public NumberSuggestions Suggestions { get; private set; } = null!;

    public IActionResult OnGet(string? list, string? number, string? from)
    {
        Response.VaryByHtmx();
        var typed = (number ?? from ?? "").Trim();
        var id = list is { Length: > 0 and <= 40 } && list.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? list : "number-suggestions";
        Suggestions = new(id, typed.Length > 100 ? [] : database.Read(connection => NumberListSql.Suggestions(connection, typed, Offered)));
        return Request.WantsFragment() ? Partial("_Suggestions", Suggestions) : Page();
    }
}
