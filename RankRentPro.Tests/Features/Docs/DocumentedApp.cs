using System.Text.Json;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Docs;

/// <summary>The API with a recorded call, and its document.</summary>
public sealed class DocumentedApp : ApiApp
{
    private const string Released = "+16025550129";
    private string _call = "";
    private string _recording = "";

    public JsonElement Document { get; private set; }

    public IEnumerable<(string Method, string Path, JsonElement Operation)> Operations => Document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name, path.Name, operation.Value)));

    public IEnumerable<(string Method, string Path, JsonElement Operation)> Events => Document.GetProperty("webhooks").EnumerateObject()
        .SelectMany(told => told.Value.EnumerateObject().Select(operation => (operation.Name, told.Name, operation.Value)));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var program = this.Program();
        (_call, _recording) = await Recorded(program);
        await program.Delete($"/api/twilio/phone-numbers/{this.Number(Released).Id}");
        Document = (await program.Get("/openapi/v1.json")).Json;
    }

    /// <summary>Fills the braces of a path or a body with what there is.</summary>
    public async Task<string> Filled(string text, ApiClient program) => text
        .Replace("{number}", $"{this.Number(Austin).Id}", StringComparison.Ordinal)
        .Replace("{released}", $"{this.Number(Released).Id}", StringComparison.Ordinal)
        .Replace("{call}", _call, StringComparison.Ordinal)
        .Replace("{recording}", _recording, StringComparison.Ordinal)
        .Replace("{another}", text.Contains("{another}", StringComparison.Ordinal) ? (await Recorded(program)).Recording : "", StringComparison.Ordinal)
        .Replace("{refresh}", program.RefreshToken, StringComparison.Ordinal)
        .Replace("{free}", text.Contains("{free}", StringComparison.Ordinal) ? await Free(program) : "", StringComparison.Ordinal);

    public static string Id(JsonElement operation) => operation.GetProperty("operationId").GetString()!;

    private static async Task<string> Free(ApiClient program) =>
        (await program.Get("/api/twilio/available-numbers?areaCode=303&limit=1")).List("availableNumbers")[0].GetProperty("phoneNumber").GetString()!;
}
