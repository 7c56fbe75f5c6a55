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
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            http.RequestServices.GetRequiredService<UnsentForms>().Forget(http, form[UnsentForms.Field]);
        }
        await next();
    }
}
