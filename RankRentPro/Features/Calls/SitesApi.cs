using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;

namespace RankRentPro.Features.Calls;

/// <summary>A website of the agency.</summary>
public sealed record ApiSite
{
    /// <summary>What websiteId is of its numbers and calls.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Those of the agency's numbers that stand on it, E.164.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }
}

/// <summary>The sites that numbers name, for front ends that let somebody choose one.</summary>
public static class SitesApi
{
    public static void MapSitesApi(this RouteGroupBuilder api) => api.MapGet("websites", List).WithName("listSites").WithTags("Sites");

    /// <summary>All sites that numbers stand on</summary>
    internal static Ok<List<ApiSite>> List(Database database) => TypedResults.Ok(database.Read(SitesSql.All)
        .ConvertAll(site => new ApiSite { Id = site.Name, Name = site.Name, Numbers = JsonSerializer.Deserialize<List<string>>(site.Numbers)! }));
}
