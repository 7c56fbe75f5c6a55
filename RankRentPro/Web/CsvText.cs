namespace RankRentPro.Web;

/// <summary>Text in a file that a spreadsheet opens.</summary>
public static class CsvText
{
    private const string StartsOfFormulas = "=+-@\t\r\n";

    /// <summary>A spreadsheet runs what looks like a formula: such text gets an apostrophe in front (OWASP, "CSV Injection").</summary>
    /// <returns>A phone number in E.164 stays as it is: a plus and digits compute nothing.</returns>
    public static string Safe(string text) =>
        text.Length > 0 && StartsOfFormulas.Contains(text[0], StringComparison.Ordinal) && !IsPhoneNumber(text) ? $"'{text}" : text;

    private static bool IsPhoneNumber(string text) => text is ['+', _, ..] && text.Length <= 16 && text.Skip(1).All(char.IsAsciiDigit);
}
