using System.Text.Json;
using System.Text.Json.Nodes;

namespace RankRentPro.Simulator.Rest;

/// <summary>Lists of the newer products: absolute addresses in a meta object. These lists are short; their tokens are positions.</summary>
internal static class MetaEnvelope
{
    /// <param name="context">The request.</param>
    /// <param name="paging">Its page.</param>
    /// <param name="key">The array's name.</param>
    /// <param name="all">Everything that fits the filters.</param>
    public static Answer Of(HttpContext context, Paging paging, string key, IReadOnlyList<object> all)
    {
        var items = all.Skip(paging.Page * paging.PageSize).Take(paging.PageSize).ToList();
        var url = $"{Host(context)}{context.Request.Path.Value![SimulatorOptions.Path.Length..]}";
        var filters = string.Concat(context.Request.Query.Where(q => !Paging.Names.Contains(q.Key)).Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}&"));
        string Address(int page) => $"{url}?{filters}PageSize={paging.PageSize}&Page={page}{(page > 0 ? $"&PageToken=PA{Token(page)}" : "")}";
        return new(new JsonObject
        {
            [key] = new JsonArray([.. items.Select(item => JsonSerializer.SerializeToNode(item, TwilioJson.Options))]),
            ["meta"] = new JsonObject
            {
                ["page"] = paging.Page,
                ["page_size"] = paging.PageSize,
                ["first_page_url"] = Address(0),
                ["previous_page_url"] = paging.Page > 0 ? Address(paging.Page - 1) : null,
                ["url"] = Address(paging.Page),
                ["next_page_url"] = all.Count > (paging.Page + 1) * paging.PageSize ? Address(paging.Page + 1) : null,
                ["key"] = key,
            },
        });
    }

    /// <summary>Where this simulator answers; Twilio has a host for every product here.</summary>
    public static string Host(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}{SimulatorOptions.Path}";

    private static string Token(int page) => $"{page:D34}";
}
