using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RankRentPro.Features.Docs;

[AllowAnonymous]
public sealed class ApiModel(ApiDescription description) : PageModel
{
    public ApiGuide Guide { get; private set; } = null!;

    public async Task OnGet() => Guide = await description.Guide();
}
