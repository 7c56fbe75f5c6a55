using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;

namespace RankRentPro.Features.Health;

public sealed class IndexModel(Database database, IEnumerable<ICheck> checks) : PageModel
{
    public IReadOnlyList<CheckResult> Results { get; private set; } = [];

    public void OnGet() => Results = [.. database.Read(connection => checks.Select(check => check.Run(connection)).ToList()).OrderByDescending(result => result.State)];
}
