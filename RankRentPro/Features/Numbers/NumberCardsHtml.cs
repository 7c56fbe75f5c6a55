using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>The cards of numbers, and under the last of them the way to more.</summary>
/// <param name="cards">What is shown.</param>
/// <param name="icons">Drawn beside the words.</param>
/// <param name="answers">Where this app answers calls; null where it cannot.</param>
internal sealed class NumberCardsHtml(NumberCards cards, IconSprite icons, string? answers) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var html = new HtmlWriter(writer, encoder);
        foreach (var card in cards.Cards)
        {
            WriteCard(html, card);
        }
        if (cards.Next is not null)
        {
            var more = $"/numbers?q={Uri.EscapeDataString(cards.Search)}&after={cards.Next}";
            html.Write($"""<p id="more-numbers" class="list-foot"><a class="button" href="{more}" hx-get="{more}" hx-target="#more-numbers" hx-swap="outerHTML">Show more numbers</a></p>""");
        }
    }

    private void WriteCard(HtmlWriter html, NumberCard card)
    {
        var row = card.Row;
        html.Write($"""
            <article id="number-{row.Id}" class="card{(row.IsActive ? "" : " card-inactive")}" aria-labelledby="number-{row.Id}-title">
            <div class="card-head"><div><h2 id="number-{row.Id}-title" class="card-number">{PhoneText.WrittenNational(row.PhoneNumber)}</h2><p class="card-name">{(row.Name is { Length: > 0 } name ? name : "No name yet")}</p></div>
            """);
        if (row is { IsActive: true, Inactive: true })
        {
            html.Write($""" <span class="badge">{icons["pause"]} Set aside</span></div>""");
        }
        else if (row.IsActive)
        {
            html.Write($""" <span class="badge badge-green">{icons["circle-check"]} Active</span></div>""");
        }
        else
        {
            html.Write($""" <span class="badge">{icons["ban"]} Released</span></div>""");
        }
        html.Write($"""
            <dl class="stats" title="All calls of this number that were read. Average is the average duration of the answered ones."><div><dt>All calls</dt><dd>{row.Calls:N0}</dd></div>
            <div><dt>Missed</dt><dd>{row.Missed:N0}</dd></div> <div><dt>Average</dt><dd>{DurationText.Written(row.AverageDuration)}</dd></div></dl><div class="card-facts">
            """);
        WriteFacts(html, card);
        html.Write($"""</div><div class="card-actions" hx-target:inherited="#dialogs" hx-swap:inherited="innerHTML">""");
        WriteActions(html, row);
        html.Write($"</div></article>\n");
    }

    private void WriteFacts(HtmlWriter html, NumberCard card)
    {
        var row = card.Row;
        html.Write($"""<p>{icons["globe"]} <span class="{(row.Site.Length > 0 ? "" : "muted")}">{(row.Site.Length > 0 ? row.Site : "No site yet")}</span></p><p>{icons["badge-dollar-sign"]} """);
        if (row.IsActive)
        {
            html.Write($"""{card.Fee} <span class="muted">· {row.Country} {card.Type}</span></p><p>""");
        }
        else
        {
            html.Write($"""<span class="muted">No fee any more · {row.Country} {card.Type}</span></p><p>""");
        }
        WriteCapability(html, row.Voice, "Voice");
        WriteCapability(html, row.Sms, "SMS");
        WriteCapability(html, row.Mms, "MMS");
        html.Write($"</p>");
        if (row.LastCallAt is { } last)
        {
            html.Write($"""<p class="muted">{icons["clock"]} Last call <time datetime="{InstantText.WrittenExact(last)}">{InstantText.Written(last, card.Zone)}</time></p>""");
        }
        if (row.ReleasedAt is { } released)
        {
            html.Write($"""<p class="muted">{icons["ban"]} Released <time datetime="{InstantText.Exact(released)}">{InstantText.Date(released, card.Zone)}</time></p>""");
        }
        WriteWarnings(html, card);
    }

    private void WriteWarnings(HtmlWriter html, NumberCard card)
    {
        if (card.IsUnanswered)
        {
            html.Write($"""<p><span class="badge badge-amber">{icons["triangle-alert"]} Calls are not answered yet</span> <a href="/setup/twilio#public-address">What to set</a></p>""");
        }
        if (card.IsElsewhere(answers))
        {
            html.Write($"""<p><span class="badge badge-amber">{icons["triangle-alert"]} Calls are answered elsewhere</span> <a href="/setup/twilio#elsewhere">What to set</a></p>""");
        }
        if (card.TellsNoEnds)
        {
            html.Write($"""<p><span class="badge badge-amber">{icons["triangle-alert"]} Twilio does not tell when calls end</span> <a href="/setup/twilio#call-status">What to set</a></p>""");
        }
    }

    private static void WriteCapability(HtmlWriter html, bool has, string name)
    {
        if (has)
        {
            html.Write($"""<span class="badge">{name}</span> """);
        }
    }

    private void WriteActions(HtmlWriter html, NumberRow row)
    {
        WriteAction(html, row.Id, "calls", icons["history"], "Call History");
        WriteAction(html, row.Id, "analytics", icons["chart-column"], "Analytics");
        if (row.IsActive)
        {
            WriteAction(html, row.Id, "edit", icons["pencil"], "Edit");
            html.Write($"""<a class="button button-quiet button-small button-danger push" href="/numbers/{row.Id}/release" hx-get="/numbers/{row.Id}/release">{icons["trash-2"]} Delete</a>""");
        }
    }

    private static void WriteAction(HtmlWriter html, long id, string page, HtmlString icon, string label) =>
        html.Write($"""<a class="button button-quiet button-small" href="/numbers/{id}/{page}" hx-get="/numbers/{id}/{page}">{icon} {label}</a> """);
}
