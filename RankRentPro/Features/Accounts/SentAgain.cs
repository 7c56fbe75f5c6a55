using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace RankRentPro.Features.Accounts;

/// <summary>Forgets a kept form when it arrives again: after the check of its token, whatever its page makes of it.</summary>
internal sealed class SentAgain : IAsyncPageFilter, IOrderedFilter
{
    // Inside of what checks the token, so that a post that cannot be trusted never comes here.
    public int Order => 1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // A page of errors answers posts whose form could not be read.
        if (HttpMethods.IsPost(http.Request.Method) && http.Features.Get<IFormFeature>() is { Form: { } form })
        {
            http.RequestServices.GetRequiredService<UnsentForms>().Forget(http, form[UnsentForms.Field]);
        }
        await next();
    }
}
