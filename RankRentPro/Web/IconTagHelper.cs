using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RankRentPro.Web;

/// <summary><c>&lt;icon name="phone" /&gt;</c>: a symbol of <see cref="IconSprite"/>. The rows of a list ask that directly.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(IconSprite icons) : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>16 or 20 CSS pixels.</summary>
    public int Size { get; set; } = 16;

    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons[Name, (Size, Class) switch
        {
            (20, null) => "icon-20",
            (20, _) => $"icon-20 {Class}",
            _ => Class ?? "",
        }]);
    }
}
