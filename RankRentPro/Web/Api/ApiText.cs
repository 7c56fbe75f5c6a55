namespace RankRentPro.Web.Api;

public static class ApiText
{
    /// <summary>An empty text means that a value is absent.</summary>
    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
