using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RankRentPro.Web;

/// <summary><c>&lt;form asp-antiforgery="true"&gt;</c>: ends with the token that <see cref="GuardedForms"/> asks for. Forms that only read have none.</summary>
[HtmlTargetElement("form", Attributes = Name)]
public sealed class AntiforgeryTagHelper(FormTokens tokens) : TagHelper
{
    private const string Name = "asp-antiforgery";

    [HtmlAttributeName(Name)]
    public bool IsGuarded { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (IsGuarded)
        {
            output.PostContent.AppendHtml(tokens.Input(ViewContext.HttpContext));
        }
    }
}
