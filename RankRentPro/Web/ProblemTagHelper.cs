using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RankRentPro.Web;

/// <summary>
/// <c>&lt;input id="…" problem-of="q"&gt;</c>: when the model state has a message under that name, the input is marked invalid
/// and the message stands under it.
/// </summary>
[HtmlTargetElement("input", Attributes = Name, TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select", Attributes = Name)]
[HtmlTargetElement("textarea", Attributes = Name)]
public sealed class ProblemTagHelper : TagHelper
{
    private const string Name = "problem-of";

    [HtmlAttributeName(Name)]
    public string Field { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!ViewContext.ModelState.TryGetValue(Field, out var entry) || entry.Errors.Count == 0)
        {
            return;
        }
        var id = $"{output.Attributes["id"].Value}-error";
        var described = output.Attributes["aria-describedby"]?.Value;
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", described is null ? id : $"{id} {described}");
        var message = new TagBuilder("p") { Attributes = { ["class"] = "field-error", ["id"] = id } };
        message.InnerHtml.Append(entry.Errors[0].ErrorMessage);
        output.PostElement.AppendHtml(message);
    }
}
