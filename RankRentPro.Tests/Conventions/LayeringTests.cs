using System.Text.RegularExpressions;

namespace RankRentPro.Tests.Conventions;

public sealed partial class LayeringTests
{
    private static readonly string[] Rooms = ["Features", "Simulator", "Twilio", "Data", "Web"];

    [Theory]
    [InlineData("Twilio")]
    [InlineData("Data")]
    [InlineData("Web")]
    public void A_lower_room_names_no_feature_and_no_other_room(string room) =>
        Assert.Empty(References(file => RoomOf(file) == room, Rooms.Except([room])));

    [Fact]
    public void The_simulator_names_no_feature() =>
        Assert.Empty(References(file => RoomOf(file) == "Simulator", ["Features"]));

    [Fact]
    public void Only_the_program_and_the_page_of_the_simulator_name_the_simulator() =>
        Assert.Empty(References(file => RoomOf(file) != "Simulator" && !IsOfItsPage(file) && file.Path != "RankRentPro/Program.cs", ["Simulator"]));

    [Fact]
    public void The_namespace_says_the_folder() =>
        Assert.Empty(Repository.Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => Namespace().Match(file.Text) is { Success: true } found && found.Groups[1].Value != Path.GetDirectoryName(file.Path)!.Replace('/', '.'))
            .Select(file => file.Path));

    [Fact]
    public void A_reference_is_found_however_it_is_written()
    {
        Assert.Equal(["Data"], Named("using RankRentPro.Data;", Rooms));
        Assert.Equal(["Data"], Named("var database = new Data.Database(path);", Rooms));
        Assert.Empty(Named("using System.Data.Common; // as RankRentPro.Web.Htmx does\nvar text = \"Data.Migrations.\";", Rooms));
    }

    private static string RoomOf(SourceFile file) => file.Path.Split('/') is [_, var room, _, ..] ? room : "";

    private static bool IsOfItsPage(SourceFile file) => file.Path.StartsWith("RankRentPro/Features/Simulator/", StringComparison.Ordinal);

    private static IEnumerable<string> References(Func<SourceFile, bool> from, IEnumerable<string> to) =>
        Repository.App(".cs").Concat(Repository.App(".cshtml")).Where(from)
            .SelectMany(file => Named(file.Text, to).Select(room => $"{file.Path} names {room}"));

    private static IEnumerable<string> Named(string text, IEnumerable<string> rooms)
    {
        var code = CommentOrString().Replace(text, "");
        return rooms.Where(room => Regex.IsMatch(code, $@"(?<![\w.])(RankRentPro\.{room}\b|{room}\.[A-Z])"));
    }

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""(\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
