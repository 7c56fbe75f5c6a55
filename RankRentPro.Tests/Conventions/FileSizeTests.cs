namespace RankRentPro.Tests.Conventions;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData(".cs", 250)]
    [InlineData(".cshtml", 120)]
    [InlineData("/Program.cs", 80)]
    [InlineData("README.md", 150)]
    public void A_file_stays_small_enough_to_be_read_at_once(string ending, int lines) =>
        Assert.Empty(Repository.Files.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal) && file.Lines > lines).Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void A_page_model_has_at_most_100_lines() =>
        Assert.Empty(Repository.App(".cshtml.cs").Where(file => file.Lines > 100).Select(file => $"{file.Path}: {file.Lines} lines"));
}
