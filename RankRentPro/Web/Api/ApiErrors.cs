using Microsoft.AspNetCore.Http.HttpResults;

namespace RankRentPro.Web.Api;

/// <summary>Collects what is wrong with the values of a request.</summary>
public sealed class ApiErrors
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public bool Any => _errors.Count > 0;

    public ProblemHttpResult Problem => ApiProblem.Fields(_errors);

    public void Add(string field, string problem) => _errors[field] = [.. _errors.GetValueOrDefault(field, []), problem];

    public void AddIfAny(string field, string? problem)
    {
        if (problem is not null)
        {
            Add(field, problem);
        }
    }

    /// <summary>A whole number between two bounds; null and empty are <paramref name="otherwise"/>.</summary>
    public int Whole(string? text, string field, int otherwise, (int Least, int Most) bounds)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= bounds.Least && number <= bounds.Most)
        {
            return number;
        }
        Add(field, $"Give a whole number from {bounds.Least:N0} to {bounds.Most:N0}.");
        return otherwise;
    }

    /// <summary>How many entries a page has: more than 500 are 500.</summary>
    public int Limit(string? text, int otherwise)
    {
        var limit = Whole(text, "limit", otherwise, (1, int.MaxValue));
        return Math.Min(limit, 500);
    }
}
