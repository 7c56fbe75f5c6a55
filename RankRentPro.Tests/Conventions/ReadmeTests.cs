using System.Text.RegularExpressions;

namespace RankRentPro.Tests.Conventions;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_environment_variable_of_the_app_is_in_the_table() =>
        Assert.Empty(Variables(Repository.App(".cs")).Except(Table()));

    [Fact]
    public void Every_environment_variable_of_a_table_is_read_by_the_app_or_its_tests() =>
        Assert.Empty(Table().Except(Variables(Repository.Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)))));

    [Fact]
    public void Every_page_about_a_subject_is_linked() =>
        Assert.Empty(Repository.Files.Where(file => file.Path.StartsWith("docs/", StringComparison.Ordinal))
            .Where(file => !Repository.File("README.md").Text.Contains($"({file.Path})", StringComparison.Ordinal))
            .Select(file => file.Path));

    [Fact]
    public void Every_link_to_a_file_leads_to_one() =>
        Assert.Empty(Repository.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(page => Link().Matches(page.Text)
            .Select(link => Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, link.Groups[1].Value))
            .Where(target => !File.Exists(target))));

    [Fact]
    public void The_notice_names_every_package_that_the_product_asks_for()
    {
        var packages = Package().Matches(Repository.File("RankRentPro/RankRentPro.csproj").Text)
            .Concat(Dependency().Matches(Repository.File("RankRentPro/package.json").Text))
            .Select(found => found.Groups[1].Value).Where(name => !name.StartsWith("Microsoft.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, name => !Repository.File("NOTICE").Text.Contains(name, StringComparison.Ordinal));
        Assert.StartsWith("MIT License", Repository.File("LICENSE").Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Variables(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => Variable().Matches(file.Text)).Select(found => found.Value).Distinct();

    private static IEnumerable<string> Table() =>
        Repository.File("README.md").Text.Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => Variable().Matches(line.Split('|')[1])).Select(found => found.Value);

    [GeneratedRegex(@"\b(TWILIO|RANKRENT)_[A-Z0-9_]*[A-Z0-9]\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<PackageReference Include=""([^""]+)""")]
    private static partial Regex Package();

    [GeneratedRegex(@"""([a-z.-]+)"": ""\d")]
    private static partial Regex Dependency();
}
