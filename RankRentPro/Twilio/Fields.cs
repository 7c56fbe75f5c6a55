using System.Globalization;

namespace RankRentPro.Twilio;

/// <summary>Parameters of a request: a query or a form. Null adds nothing, an empty text adds an empty value.</summary>
internal sealed class Fields : List<KeyValuePair<string, string>>
{
    public Fields Add(string name, string? value)
    {
        if (value is not null)
        {
            Add(new KeyValuePair<string, string>(name, value));
        }
        return this;
    }

    public Fields Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public Fields Add(string name, bool? value) => Add(name, value is null ? null : value.Value ? "true" : "false");

    public Fields Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Fields Add(string name, IEnumerable<string> values)
    {
        AddRange(values.Select(value => new KeyValuePair<string, string>(name, value)));
        return this;
    }

    public string ToQuery() => string.Join('&', this.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"));
}
