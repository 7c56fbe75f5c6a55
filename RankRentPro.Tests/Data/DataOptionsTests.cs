using Microsoft.Extensions.Configuration;
using RankRentPro.Data;

namespace RankRentPro.Tests.Data;

public sealed class DataOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_name_it_is_beside_the_solution_wherever_the_program_was_started(string? named)
    {
        var folder = new DirectoryInfo(Of(named).Folder);

        Assert.Equal("data", folder.Name);
        Assert.True(File.Exists(Path.Combine(folder.Parent!.FullName, "RankRentPro.sln")));
    }

    [Theory]
    [InlineData("/srv/phones", "/srv/phones")]
    [InlineData("/srv/phones/../calls/", "/srv/calls/")]
    public void A_named_folder_is_taken_as_it_is(string named, string folder) => Assert.Equal(folder, Of(named).Folder);

    [Fact]
    public void A_relative_name_is_of_the_current_directory_and_then_absolute()
    {
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "phones"), Of("phones").Folder);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "phones", "keys", "one"), Of("phones").File("keys", "one"));
    }

    private static DataOptions Of(string? named) =>
        DataOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("RANKRENT_DATA", named)]).Build());
}
