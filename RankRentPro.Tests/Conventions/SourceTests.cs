using System.Text.RegularExpressions;

namespace RankRentPro.Tests.Conventions;

public sealed class SourceTests
{
    private static readonly string[] Sources = [".cs", ".cshtml"];

    [Fact]
    public void The_time_comes_from_the_time_provider() =>
        AssertNowhere(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b", Sources.SelectMany(Repository.App));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        AssertNowhere(@"\b(class|record|struct|interface|enum) \w*(Service|Manager|(?<!Tag)Helpers?|Utils?|Base|Impl|Dto)\b", Repository.Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)));

    [Fact]
    public void No_statement_deletes_what_Twilio_told_or_writes_more_of_it_again_than_its_form_and_its_change() =>
        AssertNowhere(@"delete\s+from\s+webhook_events|update\s+webhook_events\s+set\s+(?!(form = null|change = @change)\s+where\b)", Sources.SelectMany(Repository.App));

    [Fact]
    public void Nothing_reaches_a_page_unencoded() =>
        AssertNowhere(@"\bHtml\.Raw\b", Sources.SelectMany(Repository.App));

    [Fact]
    public void No_page_has_an_inline_style_script_or_handler() =>
        AssertNowhere(@"<style\b|<script\b(?![^>]*\bsrc=)|\s(style|on[a-z]+|hx-on[\w:-]*)=[""']|javascript:", Repository.App(".cshtml"));

    // Razor leaves an attribute out when its value is null, but never one whose name begins with data-.
    [Fact]
    public void No_data_attribute_is_meant_to_vanish() =>
        AssertNowhere(@"\sdata-[\w-]+=""@\((?:[^()]|\([^()]*\))*\bnull\)", Repository.App(".cshtml"));

    [Fact]
    public void Every_table_is_strict() =>
        Assert.Empty(Repository.App(".sql").SelectMany(file => Regex.Matches(Regex.Replace(file.Text, "--.*", ""), @"\bcreate table[^;]*;", RegexOptions.IgnoreCase)
            .Where(table => !Regex.IsMatch(table.Value, @"\)\s*(without rowid,\s*)?strict\b[^)]*;$", RegexOptions.IgnoreCase))
            .Select(table => $"{file.Path}: {table.Value}")));

    [Fact]
    public void No_file_names_a_registry_or_a_place_on_one_machine() =>
        AssertNowhere(@"registry\.npmjs|api\.nuget\.org|""resolved""|(?<![\w.])/(work|root|home)/|\b[A-Z]:\\Users", Repository.Files.Where(file => !file.Path.EndsWith("/SourceTests.cs", StringComparison.Ordinal)));

    [Fact]
    public void Only_the_Dockerfile_names_where_images_come_from() =>
        AssertNowhere(@"\b(mcr\.microsoft\.com|docker\.io|ghcr\.io|quay\.io)\b", Repository.Files.Where(file => file.Path != "Dockerfile" && !file.Path.EndsWith("/SourceTests.cs", StringComparison.Ordinal)));

    private static void AssertNowhere(string pattern, IEnumerable<SourceFile> files) =>
        Assert.Empty(files.SelectMany(file => Regex.Matches(file.Text, pattern).Select(found => $"{file.Path}: {found.Value}")));
}
