using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RankRentPro.Tests.Support;

/// <summary>The controls of a form, read and filled in as a browser does.</summary>
internal static class FormFields
{
    public static void Fill(IHtmlFormElement form, string name, string value)
    {
        var named = Named(form, name);
        switch (named.FirstOrDefault())
        {
            case IHtmlInputElement { Type: "hidden" }:
                throw Wrong(form, $"{name} is hidden: nobody types into it (Forged sends what the form does not offer)");
            case IHtmlInputElement { Type: "radio" }:
                Choose(form, named.OfType<IHtmlInputElement>(), name, value);
                break;
            case IHtmlInputElement { Type: "checkbox" }:
                Tick(form, name, ticked: true, value);
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                Choose(form, select, value);
                break;
            default:
                throw Wrong(form, $"no field {name}");
        }
    }

    public static void Tick(IHtmlFormElement form, string name, bool ticked, string? value)
    {
        var box = Named(form, name).OfType<IHtmlInputElement>().FirstOrDefault(input => input.Type == "checkbox" && (value is null || input.Value == value));
        (box ?? throw Wrong(form, $"no box {name} {value}")).IsChecked = ticked;
    }

    public static IEnumerable<(string Name, string Value)> Read(IHtmlFormElement form, IHtmlElement? pressed)
    {
        foreach (var control in Controls(form))
        {
            var name = control.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || IsDisabled(control))
            {
                continue;
            }
            foreach (var value in Values(control, pressed))
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>The default button is the first one, as for Enter.</summary>
    public static IHtmlElement? Button(IHtmlFormElement form, string? wanted)
    {
        var buttons = Controls(form).Where(control => IsSubmit(control) && !IsDisabled(control)).ToList();
        return wanted is null
            ? buttons.FirstOrDefault()
            : buttons.FirstOrDefault(button => PageReader.Words(button) == wanted || button.GetAttribute("name") == wanted || button.GetAttribute("value") == wanted)
                ?? throw Wrong(form, $"no button {wanted}");
    }

    private static IEnumerable<string> Values(IHtmlElement control, IHtmlElement? pressed) => control switch
    {
        _ when IsSubmit(control) => ReferenceEquals(control, pressed) ? [control.GetAttribute("value") ?? ""] : [],
        IHtmlButtonElement => [],
        IHtmlInputElement { Type: "button" or "reset" or "image" or "file" } => [],
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.GetAttribute("value") ?? "on"] : [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value.ReplaceLineEndings("\r\n")],
        IHtmlSelectElement select => Chosen(select).Select(option => option.Value),
        _ => [],
    };

    // A drop-down list shows, and sends, its first option until another one is chosen.
    private static IEnumerable<IHtmlOptionElement> Chosen(IHtmlSelectElement select)
    {
        var usable = select.Options.Where(option => !option.HasAttribute("disabled")).ToList();
        var chosen = usable.Where(option => option.IsSelected).ToList();
        return chosen.Count > 0 || select.IsMultiple ? chosen : usable.Take(1);
    }

    private static void Choose(IHtmlFormElement form, IHtmlSelectElement select, string value)
    {
        var wanted = select.Options.FirstOrDefault(option => option.Value == value || PageReader.Words(option) == value)
            ?? throw Wrong(form, $"{select.Name} has no option {value}");
        foreach (var option in select.Options)
        {
            option.IsSelected = ReferenceEquals(option, wanted) || (select.IsMultiple && option.IsSelected);
        }
    }

    private static void Choose(IHtmlFormElement form, IEnumerable<IHtmlInputElement> radios, string name, string value)
    {
        var all = radios.ToList();
        var wanted = all.FirstOrDefault(radio => radio.Value == value) ?? throw Wrong(form, $"{name} has no choice {value}");
        all.ForEach(radio => radio.IsChecked = ReferenceEquals(radio, wanted));
    }

    private static List<IHtmlElement> Named(IHtmlFormElement form, string name) =>
        [.. Controls(form).Where(control => control.GetAttribute("name") == name && !IsSubmit(control)).OrderBy(control => control is IHtmlInputElement { Type: "hidden" })];

    // By the attribute form, a control may stand anywhere on the page.
    private static IEnumerable<IHtmlElement> Controls(IHtmlFormElement form) =>
        (form.Owner?.QuerySelectorAll("input, select, textarea, button") ?? form.QuerySelectorAll("input, select, textarea, button"))
        .OfType<IHtmlElement>()
        .Where(control => control.GetAttribute("form") is { } id ? id == form.Id : ReferenceEquals(control.Closest("form"), form));

    private static bool IsDisabled(IElement control) => control.HasAttribute("disabled") || control.Closest("fieldset[disabled]") is not null;

    private static bool IsSubmit(IHtmlElement control) => control switch
    {
        IHtmlButtonElement => control.GetAttribute("type") is null or "submit" or "",
        IHtmlInputElement { Type: "submit" } => true,
        _ => false,
    };

    private static InvalidOperationException Wrong(IHtmlFormElement form, string what) => new($"{what} in {form.OuterHtml}");
}
