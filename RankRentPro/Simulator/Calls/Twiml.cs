using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace RankRentPro.Simulator.Calls;

/// <summary>Reading a document of instructions; a problem is one of Twilio's 12xxx and 11xxx codes.</summary>
internal static class Twiml
{
    private const int MostBytes = 64 * 1024;

    public static int? Problem(string text) => text switch
    {
        { Length: > MostBytes } => 11750,
        _ when string.IsNullOrWhiteSpace(text) => 11770,
        _ => Read(text) switch
        {
            null => 12100,
            { Name.LocalName: not "Response" } => 12102,
            _ => null,
        },
    };

    public static IReadOnlyList<XElement> Verbs(string? text) => text is null ? [] : [.. Read(text)?.Elements() ?? []];

    public static string? Setting(this XElement verb, string name) => verb.Attribute(name)?.Value;

    /// <summary>The attribute as a whole number within bounds; false when it is something else.</summary>
    public static bool TryWhole(this XElement verb, string name, (int Least, int Most) bounds, ref int value)
    {
        if (verb.Setting(name) is not { } text)
        {
            return true;
        }
        var valid = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most;
        value = valid ? number : value;
        return valid;
    }

    /// <summary>How long Say, Play and Pause take; null for one that never ends by itself.</summary>
    public static TimeSpan? Length(XElement verb)
    {
        var times = 1;
        _ = verb.TryWhole("loop", (0, 1000), ref times);
        var seconds = 1;
        _ = verb.TryWhole("length", (0, 86_400), ref seconds);
        return (verb.Name.LocalName, times) switch
        {
            ("Pause", _) => TimeSpan.FromSeconds(seconds),
            (_, 0) => null,
            ("Say", _) => times * TimeSpan.FromSeconds(Math.Max(1, verb.Value.Trim().Length / 15)),
            // The audio itself is not fetched.
            _ => times * TimeSpan.FromSeconds(verb.Setting("digits") is { } digits ? Math.Max(1, digits.Length / 2) : 5),
        };
    }

    private static XElement? Read(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
