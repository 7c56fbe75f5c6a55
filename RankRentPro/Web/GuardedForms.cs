using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RankRentPro.Web;

/// <summary>A page with forms: when a post cannot be trusted, it shows the same form with what was typed.</summary>
public interface IShowsFormAgain
{
    /// <summary>The page, or the fragment that holds the form; what to tell the user is in the model state under the empty key.</summary>
    IActionResult ShowFormAgain();
}

/// <summary>Checks the antiforgery token after the form was read, so that a stale one costs nothing that was typed.</summary>
internal sealed class GuardedForms(IAntiforgery antiforgery) : IAsyncPageFilter
{
    private const string Stale = "This form was open for too long, or you signed in or out meanwhile. Nothing was done: please send it again.";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var method = context.HttpContext.Request.Method;
        var safe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (context.HandlerMethod is null)
        {
            // Without this a page would be rendered although none of its handlers ran.
            context.Result = Unhandled(context.ActionDescriptor, safe);
        }
        else if (!safe && !await IsTrusted(context.HttpContext))
        {
            context.Result = Again(context);
        }
        if (context.Result is null)
        {
            await next();
        }
    }

    private static StatusCodeResult? Unhandled(CompiledPageActionDescriptor page, bool safe) => (page.HandlerMethods.Count, safe) switch
    {
        (0, _) => null,
        (_, true) => new NotFoundResult(),
        _ => new StatusCodeResult(StatusCodes.Status405MethodNotAllowed),
    };

    private async Task<bool> IsTrusted(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static IActionResult Again(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is not IShowsFormAgain page)
        {
            return new BadRequestResult();
        }
        // Keeps what was typed, unlike Clear.
        context.ModelState.ClearValidationState("");
        context.ModelState.AddModelError("", Stale);
        context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.ShowFormAgain();
    }
}

public static class GuardedFormsRegistration
{
    /// <summary>The token is expected in the form, or from htmx in the header <c>RequestVerificationToken</c>.</summary>
    public static IServiceCollection AddGuardedForms(this IServiceCollection services)
    {
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "RequestVerificationToken";
            options.Cookie.Name = "rankrent.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<FormTokens>();
        services.PostConfigure<RazorPagesOptions>(options =>
        {
            // The built-in check answers an empty 400, and before the form is read.
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            options.Conventions.ConfigureFilter(new TypeFilterAttribute<GuardedForms>());
        });
        return services;
    }
}
