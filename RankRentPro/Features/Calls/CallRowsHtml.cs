using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>The rows of calls, and under the last of them the way to the older ones.</summary>
internal sealed class CallRowsHtml(CallRows rows, IconSprite icons) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var html = new HtmlWriter(writer, encoder);
        foreach (var line in rows.Lines)
        {
            WriteRow(html, line);
        }
        if (rows.WasCutShort)
        {
            var older = rows.Query.Link(rows.Next);
            html.Write($"""<tr id="more-calls" class="more"><td colspan="7" class="wide"><span class="muted">The last 20,000 calls were searched.</span> <a class="button" href="{older}" hx-get="{older}" hx-target="#more-calls" hx-swap="outerHTML">Search older calls</a></td></tr>""");
        }
        else if (rows.Next is not null)
        {
            var more = rows.Query.Link(rows.Next);
            html.Write($"""<tr id="more-calls" class="more"><td colspan="7" class="wide"><a class="button" href="{more}" hx-get="{more}" hx-target="#more-calls" hx-swap="outerHTML" hx-trigger="click, revealed once">Show more calls</a></td></tr>""");
        }
    }

    private void WriteRow(HtmlWriter html, CallLine line)
    {
        var row = line.Row;
        html.Write($"""<tr id="call-{row.Sid}" tabindex="-1" data-at="{row.StartedAt.ToUnixTimeMilliseconds()}" """);
        if (!row.IsOver)
        {
            html.Write($"""hx-get="/calls/{row.Sid}" hx-trigger="every 2s" hx-target="this" hx-swap="outerMorph" """);
        }
        html.Write($"""><td data-label="Status">""");
        WriteStatus(html, line);
        html.Write($"""</td><td data-label="From">""");
        WriteParties(html, line);
        html.Write($"""
            </td><td class="number" data-label="Duration">{DurationText.Written(row.Duration)}</td><td class="number{(row.CostState == "final" ? "" : " muted")}" data-label="Cost">
            """);
        WriteCost(html, row);
        html.Write($"""
            </td>
            <td data-label="Date and time" class="nowrap"><time datetime="{InstantText.WrittenExact(row.StartedAt)}">{InstantText.Written(row.StartedAt, line.Zone)}</time></td><td class="actions">
            """);
        WriteActions(html, line);
        html.Write($"</td></tr>\n");
    }

    private void WriteStatus(HtmlWriter html, CallLine line)
    {
        var look = line.ShortLook;
        html.Write($"""<span class="badge badge-{look.Colour}">{icons[look.Icon]} {look.Word}</span>""");
        if (line.Row.Spam)
        {
            html.Write($""" <span class="badge badge-amber">{icons["shield-alert"]} Spam</span>""");
        }
        if (line.Marks.Note.Length > 0)
        {
            html.Write($""" <span class="badge" title="{line.Marks.Note}">{icons["sticky-note"]} Note</span>""");
        }
        if (line.Marks.Tags.Length > 0)
        {
            html.Write($""" <span class="sub">{icons["tag"]} {line.Marks.Tags}</span>""");
        }
    }

    private static void WriteCost(HtmlWriter html, CallRow row)
    {
        if (row.CostState == "pending")
        {
            html.Write($"pending");
            return;
        }
        html.Write($"{(row.CostState == "final" ? "" : "at least ")}{MoneyText.WrittenOfCall(row.Cost, row.CostCurrency)}");
    }

    private void WriteParties(HtmlWriter html, CallLine line)
    {
        var inbound = line.Row.IsInbound;
        html.Write($"""<span class="nowrap">{icons[inbound ? "arrow-down-left" : "arrow-up-right"]}<span class="visually-hidden">{(inbound ? "Inbound" : "Outbound")}</span> {PhoneText.WrittenNational(line.Row.FromNumber)}</span>""");
        WriteSub(html, inbound ? "" : line.Site);
        WriteSub(html, line.CallerText);
        html.Write($"""</td><td data-label="To"><span class="nowrap">{PhoneText.WrittenNational(line.Row.ToNumber)}</span>""");
        WriteSub(html, inbound ? line.Site : "");
    }

    private static void WriteSub(HtmlWriter html, string text)
    {
        if (text.Length > 0)
        {
            html.Write($""" <span class="sub">{text}</span>""");
        }
    }

    private void WriteActions(HtmlWriter html, CallLine line)
    {
        var sid = line.Row.Sid;
        html.Write($"""<span class="row-actions" hx-target:inherited="#dialogs" hx-swap:inherited="innerHTML">""");
        if (line.Row.Recordings > 0)
        {
            html.Write($"""<a class="button button-quiet button-small" href="/recordings?call={sid}" hx-get="/recordings?call={sid}">{icons["play"]} Play</a> """);
        }
        if (line.CanCallBack)
        {
            var (to, from) = (Escaped(line.Row.FromNumber), Escaped(line.Row.ToNumber));
            html.Write($"""<a class="button{(line.IsMissed ? "" : " button-quiet")} button-small" href="/calls/new?to={to}&amp;from={from}" hx-get="/calls/new?to={to}&amp;from={from}">{icons["phone"]} Call Back</a> """);
        }
        html.Write($"""<a class="button button-quiet button-small" href="/calls/{sid}" hx-get="/calls/{sid}">{icons["info"]} Details</a></span>""");
    }

    private static WrittenText<string> Escaped(string text) => new(text, (text, escaped, out length) => Uri.TryEscapeDataString(text, escaped, out length));
}
