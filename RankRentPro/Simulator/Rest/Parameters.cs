using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace RankRentPro.Simulator.Rest;

/// <summary>The query and form fields of a request. One that the operation does not know is refused.</summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);

    /// <summary>The first thing that is wrong with them, or null.</summary>
    public Refusal? Problem { get; private set; }

    public static async Task<Parameters> Read(HttpContext context, params string[] known)
    {
        var parameters = new Parameters();
        parameters.Add(context.Request.Query);
        if (context.Request.HasFormContentType)
        {
            parameters.Add(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        var unknown = parameters._values.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal));
        parameters.Problem = unknown is null ? null : SimulatorErrors.Parameter($"Unknown parameter '{unknown}'.");
        return parameters;
    }

    public IEnumerable<KeyValuePair<string, StringValues>> Sent => _values;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Null when it was not sent or is blank.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value.ToString()) ? value[0]!.Trim() : null;

    /// <summary>What was sent, trimmed, empty included; null when it was not sent.</summary>
    public string? Sending(string name) => _values.TryGetValue(name, out var value) ? value[0]!.Trim() : null;

    public IReadOnlyList<string> List(string name) => _values.TryGetValue(name, out var value) ? [.. value.OfType<string>()] : [];

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }
        return Wrong<bool?>(name, text);
    }

    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        var valid = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
        return valid ? number : Wrong<int?>(name, text);
    }

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        return allowed.Contains(text) ? text : Wrong<string?>(name, text);
    }

    /// <summary>A day or an instant, in UTC.</summary>
    public DateTimeOffset? Date(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        var valid = TryDate(text, out var instant);
        return valid ? instant : Wrong<DateTimeOffset?>(name, text);
    }

    private static bool TryDate(string text, out DateTimeOffset instant) => DateTimeOffset.TryParseExact(text,
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    private void Add(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        foreach (var (name, value) in values)
        {
            _values[name] = value;
        }
    }

    [return: MaybeNull]
    private T Wrong<T>(string name, string value)
    {
        Problem ??= SimulatorErrors.Value(name, value);
        return default!;
    }
}
