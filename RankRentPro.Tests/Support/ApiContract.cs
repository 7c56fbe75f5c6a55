using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RankRentPro.Tests.Support;

/// <summary>The app's own OpenAPI document, which every answer of the API in every test is held against.</summary>
public sealed partial class ApiContract
{
    // The same of every app; the first that is asked tells it.
    private static readonly SemaphoreSlim _one = new(1);
    private static ApiContract? _known;

    private readonly JsonElement _document;
    private readonly List<(string Method, Regex Path, JsonElement Operation)> _operations;

    private ApiContract(JsonElement document)
    {
        _document = document;
        _operations = [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(operation => (operation.Name, new Regex($"^{Parameters().Replace(path.Name, "[^/]+")}$"), operation.Value)))];
    }

    public static async Task<ApiContract> Of(Uri app)
    {
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_known is null)
            {
                using var client = new HttpClient { BaseAddress = app };
                _known = new(JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).RootElement);
            }
            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Fails when the answer is not what the document says of the operation: its status, headers, type and body. What is no operation is not told there.</summary>
    public void AssertFits(HttpRequestMessage request, ApiAnswer answer)
    {
        var path = request.RequestUri!.AbsolutePath;
        path = path.StartsWith("/api/auth/", StringComparison.Ordinal) ? path["/api".Length..] : path;
        var operation = _operations.FirstOrDefault(one => one.Method.Equals(request.Method.Method, StringComparison.OrdinalIgnoreCase) && one.Path.IsMatch(path)).Operation;
        if (operation.ValueKind == JsonValueKind.Object)
        {
            AssertFits(operation, answer);
        }
        else if (Api().IsMatch(path))
        {
            Assert.True(request.Method == HttpMethod.Options || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Unauthorized, $"{request.Method} {path} is not in the document, and answered {answer}");
        }
    }

    private void AssertFits(JsonElement operation, ApiAnswer answer)
    {
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        Assert.True(operation.GetProperty("responses").TryGetProperty(status, out var told), $"{operation.GetProperty("operationId")} is not said to answer {answer}");
        Assert.All(told.TryGetProperty("headers", out var headers) ? headers.EnumerateObject().Select(header => header.Name) : [], name => Assert.NotEmpty(answer.Header(name) ?? ""));
        if (!told.TryGetProperty("content", out var content))
        {
            Assert.Empty(answer.Bytes);
            return;
        }
        var type = answer.Header("Content-Type")!.Split(';')[0];
        var schema = content.GetProperty(type).GetProperty("schema");
        var problems = type.EndsWith("json", StringComparison.Ordinal) ? new SchemaCheck(_document).Problems(schema, answer.Json).ToList() : [];
        Assert.True(problems.Count == 0, string.Join('\n', [.. problems, answer.Body]));
        Assert.NotEmpty(answer.Bytes);
    }

    [GeneratedRegex("^/(api/twilio|api/websites|auth)(/|$)")]
    private static partial Regex Api();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameters();
}
