using System.Text;
using System.Text.Json;

namespace RankRentPro.Tests.Features.Docs;

public sealed class UnreadableBodiesTests(DocumentedApp app) : IClassFixture<DocumentedApp>
{
    /// <summary>What is wrong, the body with the name of a field in its place, and the status.</summary>
    public static TheoryData<string, string, int> Bodies { get; } = new()
    {
        { "no JSON", "{", 400 },
        { "nothing", "", 400 },
        { "a text", "\"text\"", 400 },
        { "a list", "[]", 400 },
        { "null", "null", 400 },
        { "a value of the wrong type", """{"FIELD": 7}""", 400 },
        { "a list for a value", """{"FIELD": ["x"]}""", 400 },
        { "a huge text", $$"""{"FIELD": "{{new string('a', 70_000)}}"}""", 413 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_cannot_be_read_is_refused_everywhere_as_the_document_says(string what, string body, int status)
    {
        using var program = await app.SignedIn();
        var operations = app.Operations.Where(one => one.Operation.TryGetProperty("requestBody", out _)).ToList();
        Assert.Equal(["buyNumber", "changeNumber", "login", "placeCall", "refresh"], operations.Select(one => DocumentedApp.Id(one.Operation)).Order());

        foreach (var (method, path, operation) in operations)
        {
            var sent = body.Replace("FIELD", TextField(operation), StringComparison.Ordinal);
            var answer = await program.Send(new(new HttpMethod(method.ToUpperInvariant()), await app.Filled(path.Replace("{id}", "{number}", StringComparison.Ordinal), program)) { Content = new StringContent(sent, Encoding.UTF8, "application/json") });

            Assert.True(status == (int)answer.Status, $"{DocumentedApp.Id(operation)}, {what}: {answer}");
        }
    }

    [Fact]
    public async Task A_body_that_is_not_called_json_is_refused_everywhere()
    {
        using var program = await app.SignedIn();
        foreach (var (method, path, _) in app.Operations.Where(one => one.Operation.TryGetProperty("requestBody", out _)))
        {
            var answer = await program.Send(new(new HttpMethod(method.ToUpperInvariant()), path.Replace("{id}", "1", StringComparison.Ordinal)) { Content = new StringContent("{}", Encoding.UTF8, "text/plain") });

            Assert.Equal(415, (int)answer.Status);
        }
    }

    private string TextField(JsonElement operation)
    {
        var schema = operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var named = schema.TryGetProperty("$ref", out var reference) ? app.Document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
        return named.GetProperty("properties").EnumerateObject().First().Name;
    }
}
