using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace RankRentPro.Web;

/// <summary>A fragment and where htmx puts it. Without <see cref="Partial"/> the target is emptied or deleted.</summary>
public sealed record Change(string Target, string Swap, string? Partial = null, object? Model = null)
{
    public static readonly Change CloseDialog = new("#dialogs", "innerHTML");

    /// <summary>Replaces the fragment whose root has this id.</summary>
    public static Change Replace(string id, string partial, object model) => new($"#{id}", "outerHTML", partial, model);

    /// <summary>Takes the fragment away whose root has this id.</summary>
    public static Change Delete(string id) => new($"#{id}", "delete");
}

public sealed record Toast(string Text, bool IsError = false);

/// <summary>What a good form post answers: htmx gets the changed fragments and the toast, a browser the next page with the message on it.</summary>
public sealed record Outcome
{
    /// <summary>Where a browser without script goes.</summary>
    public required string Page { get; init; }

    public required Toast Toast { get; init; }

    public IReadOnlyList<Change> Changes { get; init; } = [];
}

public static class OutcomeResult
{
    public const string ToastKey = "toast";
    public const string ToastErrorKey = "toast-error";

    public static IActionResult Done(this PageModel page, Outcome outcome)
    {
        if (page.Request.WantsFragment() && !page.Request.IsOnDialogPage())
        {
            return page.Partial("_Changes", outcome);
        }
        page.TempData[outcome.Toast.IsError ? ToastErrorKey : ToastKey] = outcome.Toast.Text;
        return page.GoTo(outcome.Page);
    }

    /// <summary>The message that a redirect brought along, once.</summary>
    public static Toast? TakeToast(this ViewContext page) =>
        // To look into what no cookie brought has the framework take the cookie away again, at every page.
        !page.HttpContext.Request.Cookies.ContainsKey(CookieTempDataProvider.CookieName) ? null
        : page.TempData[ToastKey] is string text ? new Toast(text)
        : page.TempData[ToastErrorKey] is string error ? new Toast(error, IsError: true)
        : null;
}
