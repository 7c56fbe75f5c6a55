using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;

namespace RankRentPro.Features.Docs;

[AllowAnonymous]
public sealed class ApiModel([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider document) : PageModel
{
    public ApiGuide Guide { get; private set; } = null!;

    public async Task OnGet(CancellationToken cancel) => Guide = ApiGuide.Of(await document.GetOpenApiDocumentAsync(cancel));
}
