using AngleSharp.Html.Dom;

namespace RankRentPro.Tests.Support;

/// <summary>A form as the page has it; filling in what it does not offer fails.</summary>
public sealed class VisitedForm
{
    private readonly Visitor _visitor;
    private readonly VisitedPage _page;
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _forged = [];
    private readonly HashSet<string> _withheld = [];
    private bool _asHtmx;
    private string? _target;

    internal VisitedForm(Visitor visitor, VisitedPage page, IHtmlFormElement form) => (_visitor, _page, _form) = (visitor, page, form);

    public IHtmlFormElement Element => _form;

    /// <summary>Types into a field, chooses an option by its value or its words, or a radio button by its value.</summary>
    public VisitedForm With(string name, string value)
    {
        FormFields.Fill(_form, name, value);
        return this;
    }

    /// <summary>Ticks a box, or clears it.</summary>
    /// <param name="name">The box's name.</param>
    /// <param name="ticked">Its new state.</param>
    /// <param name="value">Which box, when several share the name.</param>
    public VisitedForm With(string name, bool ticked, string? value = null)
    {
        FormFields.Tick(_form, name, ticked, value);
        return this;
    }

    /// <summary>Sends what the form does not offer, as an attacker would; it takes the place of the form's own field.</summary>
    public VisitedForm Forged(string name, string value)
    {
        _forged.Add((name, value));
        return Without(name);
    }

    /// <summary>Leaves a field of the form out, such as <c>__RequestVerificationToken</c>.</summary>
    public VisitedForm Without(string name)
    {
        _withheld.Add(name);
        return this;
    }

    /// <summary>Sends as htmx would; its attributes say where to.</summary>
    /// <param name="target">The id of the region to change; by default what <c>hx-target</c> says.</param>
    public VisitedForm AsHtmx(string? target = null)
    {
        (_asHtmx, _target) = (true, target);
        return this;
    }

    /// <summary>The fields that would be sent now, as they would be sent.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields(IHtmlElement? button = null) =>
        [.. FormFields.Read(_form, button).Where(field => !_withheld.Contains(field.Name)), .. _forged];

    /// <summary>Presses Enter, or the button with these words, name or value.</summary>
    public Task<VisitedPage> Submit(string? button = null) => Press(FormFields.Button(_form, button));

    /// <summary>Submits, and follows the redirect of the answer.</summary>
    public async Task<VisitedPage> SubmitFollowing(string? button = null) => await (await Submit(button)).Followed();

    internal Task<VisitedPage> Press(IHtmlElement? button)
    {
        var request = FormRequest.Of(_form, button, Fields(button), _asHtmx);
        if (_asHtmx)
        {
            HtmxRequest.Mark(request, button is not null && HtmxRequest.IsOn(button) ? button : _form, _target, _page.Seen);
        }
        // The browser says where it comes from, as the app's own Referrer-Policy allows.
        request.Headers.Referrer = _page.Seen;
        return _visitor.Send(request, _asHtmx ? _page.Seen : null);
    }
}
