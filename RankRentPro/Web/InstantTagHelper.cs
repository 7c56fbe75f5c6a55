using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RankRentPro.Web;

/// <summary><c>&lt;instant at="…" zone="…" /&gt;</c>: a time element with the exact instant and the reader's wall clock.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Leaves the time of day out.</summary>
    public bool Day { get; set; }

    /// <summary>Leaves the day out.</summary>
    public bool Time { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", InstantText.Exact(At));
        output.Content.SetContent(Day ? InstantText.Date(At, Zone) : Time ? InstantText.Time(At, Zone) : InstantText.Of(At, Zone));
    }
}
