using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace RankRentPro.Web;

/// <summary>Symbols of the sprite that the build makes from icons.txt; never read aloud. Each is written once, because a list shows hundreds.</summary>
public sealed class IconSprite(EndpointDataSource endpoints)
{
    private const string File = "lib/icons.svg";

    private readonly ConcurrentDictionary<(string Name, string Classes), HtmlString> _icons = [];

    // Known once the app has mapped its pages.
    private readonly Lazy<string> _address = new(() =>
        endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(assets => assets is not null)?[File] ?? File);

    /// <summary>The element, at 16 CSS pixels unless a class says otherwise.</summary>
    /// <param name="name">As in icons.txt.</param>
    /// <param name="classes">Further classes.</param>
    public HtmlString this[string name, string classes = ""] => _icons.GetOrAdd((name, classes), Html, _address.Value);

    private static HtmlString Html((string Name, string Classes) icon, string address) =>
        new($"<svg class=\"icon{(icon.Classes.Length > 0 ? " " : "")}{icon.Classes}\" aria-hidden=\"true\"><use href=\"/{address}#{icon.Name}\"/></svg>");
}
