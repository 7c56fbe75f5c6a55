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
    [InlineData("\"title\"", "\"titel\"", "Property `titel` is not expected")]
    [InlineData("\"in\"", "\"inn\"", "Property `inn` is not expected")]
    [InlineData("\"operationId\": \"getCall\"", "\"operationId\": \"listCalls\"", "operation-operationId-unique")]
    [InlineData("#/components/schemas/ApiCall\"", "#/components/schemas/ApiCal\"", "no-unresolved-refs")]
    public async Task One_with_a_mistake_is_not(string right, string wrong, string words)
    {
        var document = app.Document.GetRawText();
        Assert.Contains(right, document, StringComparison.Ordinal);

        var (isValid, told) = await Lint(document.Replace(right, wrong, StringComparison.Ordinal));

        Assert.False(isValid);
        Assert.Contains(words, told, StringComparison.Ordinal);
    }

    private static async Task<(bool IsValid, string Told)> Lint(string document)
    {
        using var folder = new EmptyFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "v1.json"), document, TestContext.Current.CancellationToken);
        var tool = Path.Combine(Repository.Root, "RankRentPro.Tests", "node_modules", "@redocly", "cli", "bin", "cli.js");
        var start = new ProcessStartInfo("node", [tool, "lint", "v1.json"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"]) = ("off", "true");
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode == 0, string.Join('\n', told));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
