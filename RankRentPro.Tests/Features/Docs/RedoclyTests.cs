using System.Diagnostics;
using RankRentPro.Tests.Conventions;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Docs;

/// <summary>The document before the eyes of somebody else's validator, with its recommended rules.</summary>
public sealed class RedoclyTests(DocumentedApp app) : IClassFixture<DocumentedApp>
{
    [Fact]
    public async Task The_document_is_valid()
    {
        var (isValid, told) = await Lint(app.Document.GetRawText());

        Assert.True(isValid, told);
    }

    [Theory]
    [InlineData("\"title\"", "\"titel\"")]
    [InlineData("\"in\"", "\"inn\"")]
    [InlineData("\"operationId\": \"getCall\"", "\"operationId\": \"listCalls\"")]
    [InlineData("#/components/schemas/ApiCall\"", "#/components/schemas/ApiCal\"")]
    public async Task One_with_a_mistake_is_not(string right, string wrong)
    {
        var document = app.Document.GetRawText();
        Assert.Contains(right, document, StringComparison.Ordinal);

        var (isValid, _) = await Lint(document.Replace(right, wrong, StringComparison.Ordinal));

        Assert.False(isValid);
    }

    private static async Task<(bool IsValid, string Told)> Lint(string document)
    {
        using var folder = new EmptyFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "v1.json"), document, TestContext.Current.CancellationToken);
        var tool = Path.Combine(Repository.Root, "RankRentPro.Tests", "node_modules", "@redocly", "cli", "bin", "cli.js");
        var start = new ProcessStartInfo("node", [tool, "lint", "v1.json"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"]) = ("off", "true");
        using var process = Process.Start(start)!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0, string.Join('\n', told));
    }
}
