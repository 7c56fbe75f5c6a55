using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Docs;

public sealed class ApiDocumentTests(DocumentedApp app) : IClassFixture<DocumentedApp>
{
    private const string Api = "/api/twilio/";

    /// <summary>Operation, status, path and body.</summary>
    public static TheoryData<string, int, string, string?> Requests { get; } = new()
    {
        { "login", 200, "/auth/login", $$"""{"email": "{{SigningIn.Email}}", "password": "{{SigningIn.Password}}"}""" },
        { "login", 400, "/auth/login", """{"email": 7}""" },
        { "login", 401, "/auth/login", """{"email": "stranger@example.com", "password": "wrong"}""" },
        { "login", 413, "/auth/login", $$"""{"email": "{{new string('a', 70_000)}}"}""" },
        { "refresh", 200, "/auth/refresh", """{"refreshToken": "{refresh}"}""" },
        { "refresh", 401, "/auth/refresh", """{"refreshToken": "unknown"}""" },
        { "register", 403, "/auth/register", "{}" },
        { "logout", 204, "/auth/logout", null },
        { "listNumbers", 200, Api + "phone-numbers", null },
        { "getNumber", 200, Api + "phone-numbers/{number}", null },
        { "getNumber", 200, Api + "phone-numbers/{released}", null },
        { "getNumber", 404, Api + "phone-numbers/999999", null },
        { "changeNumber", 200, Api + "phone-numbers/{number}", """{"friendlyName": "Roof", "websiteId": "roof.example", "status": "active"}""" },
        { "changeNumber", 400, Api + "phone-numbers/{number}", """{"status": "gone"}""" },
        { "changeNumber", 404, Api + "phone-numbers/999999", "{}" },
        { "changeNumber", 409, Api + "phone-numbers/{released}", """{"status": "active"}""" },
        { "releaseNumber", 204, Api + "phone-numbers/{released}", null },
        { "releaseNumber", 404, Api + "phone-numbers/999999", null },
        { "searchNumbers", 200, Api + "available-numbers?areaCode=303&limit=20", null },
        { "searchNumbers", 200, Api + "available-numbers?country=GB&type=mobile", null },
        { "searchNumbers", 400, Api + "available-numbers?type=pager", null },
        { "buyNumber", 201, Api + "buy-number", """{"phoneNumber": "{free}"}""" },
        { "buyNumber", 400, Api + "buy-number", "{}" },
        { "buyNumber", 422, Api + "buy-number", """{"phoneNumber": "+15125550117"}""" },
        { "listSites", 200, "/api/websites", null },
        { "listCalls", 200, Api + "call-logs?limit=1", null },
        { "listCalls", 200, Api + "call-logs?updatedSince=2020-01-01T00:00:00Z", null },
        { "listCalls", 400, Api + "call-logs?page=-1&status=x", null },
        { "getCall", 200, Api + "call-logs/{call}", null },
        { "getCall", 404, Api + "call-logs/none", null },
        { "placeCall", 201, Api + "call", """{"to": "+12125550144", "agentPhone": "+14155550101"}""" },
        { "placeCall", 400, Api + "call", """{"to": "911"}""" },
        { "placeCall", 422, Api + "call", """{"to": "+18765550100", "agentPhone": "+18765550101"}""" },
        { "listRecordings", 200, Api + "recordings", null },
        { "listRecordings", 400, Api + "recordings?callSid=x", null },
        { "getRecording", 200, Api + "recordings/{recording}", null },
        { "getRecording", 200, Api + "recordings/{call}", null },
        { "getRecording", 404, Api + "recordings/none", null },
        { "getRecordingMedia", 200, Api + "recordings/{recording}/media", null },
        { "getRecordingMedia", 404, Api + "recordings/none/media", null },
        { "deleteRecording", 204, Api + "recordings/{another}", null },
        { "deleteRecording", 404, Api + "recordings/none", null },
    };

    [Fact]
    public void No_operation_is_left_out() =>
        Assert.Equal(Requests.Select(request => request.Data.Item1).Distinct().Order(), app.Operations.Select(one => DocumentedApp.Id(one.Operation)).Order());

    [Fact]
    public void Every_endpoint_for_programs_is_in_it()
    {
        var mapped = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll))
            .Select(endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => endpoint.Path.StartsWith(Api, StringComparison.Ordinal) || endpoint.Path.StartsWith("/api/websites", StringComparison.Ordinal) || endpoint.Path.StartsWith("/auth/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Methods.Where(method => method != "HEAD").Select(method => $"{method} {endpoint.Path}"));

        Assert.Equal(mapped.Distinct().Order(), app.Operations.Select(one => $"{one.Method.ToUpperInvariant()} {one.Path}").Order());
    }

    [Fact]
    public async Task The_words_for_what_became_of_a_call_are_those_of_the_pages()
    {
        using var program = await app.SignedIn();
        var words = CallWords.Outcomes.Order().ToList();

        var lists = Regex.Matches(app.Document.GetRawText(), @"""enum"":\s*\[([^\]]*""no-answer""[^\]]*)\]");

        Assert.NotEmpty(lists);
        Assert.All(lists, list => Assert.Equal(words, list.Groups[1].Value.Split(',').Select(word => word.Trim(' ', '"', '\n', '\r')).Order()));
        foreach (var word in words)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await program.Get($"{Api}call-logs?status={word}")).Status);
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_answered_is_what_the_document_says(string id, int status, string path, string? body)
    {
        using var program = await app.SignedIn();
        var method = app.Operations.Single(one => DocumentedApp.Id(one.Operation) == id).Method;
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), await app.Filled(path, program));
        request.Content = body is null ? null : new StringContent(await app.Filled(body, program), Encoding.UTF8, "application/json");

        var answer = await program.Send(request);

        Assert.Equal(status, (int)answer.Status);
    }

    [Fact]
    public async Task Without_a_token_the_answer_is_what_the_document_says()
    {
        using var stranger = app.NewProgram();
        foreach (var (method, path, _) in app.Operations.Where(one => one.Operation.GetProperty("security").GetArrayLength() > 0))
        {
            var answer = await stranger.Send(new(new HttpMethod(method.ToUpperInvariant()), path.Replace('{', '0').Replace('}', '0')));

            Assert.Equal(401, (int)answer.Status);
        }
    }

    [Fact]
    public void Every_operation_says_what_it_does_who_may_and_how_it_fails() => Assert.All(app.Operations, one =>
    {
        Assert.NotEmpty(one.Operation.GetProperty("summary").GetString()!);
        Assert.NotEmpty(one.Operation.GetProperty("operationId").GetString()!);
        Assert.Equal(!one.Path.StartsWith("/auth/", StringComparison.Ordinal) || one.Path == "/auth/logout", one.Operation.GetProperty("security").GetArrayLength() == 1);
        var refusals = one.Operation.GetProperty("responses").EnumerateObject().Where(answer => answer.Name is ['4', ..]).ToList();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, answer => Assert.True(answer.Value.GetProperty("content").TryGetProperty("application/problem+json", out _)));
    });

    [Fact]
    public void Every_parameter_is_named_as_the_contract_has_it() => Assert.All(
        app.Operations.Where(one => one.Operation.TryGetProperty("parameters", out _)).SelectMany(one => one.Operation.GetProperty("parameters").EnumerateArray()),
        parameter => Assert.Matches("^([a-z][A-Za-z]*|Idempotency-Key)$", parameter.GetProperty("name").GetString()));

    [Fact]
    public void Every_parameter_and_every_body_has_an_example_that_fits() => Assert.All(app.Operations, one =>
    {
        var parameters = one.Operation.TryGetProperty("parameters", out var named) ? named.EnumerateArray().ToList() : [];
        var bodies = one.Operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().Select(content => content.Value).ToList() : [];

        var problems = parameters.Concat(bodies).SelectMany(told => told.TryGetProperty("example", out var example)
            ? new SchemaCheck(app.Document).Problems(told.GetProperty("schema"), example)
            : [$"no example: {told.GetRawText()}"]);

        Assert.Empty(problems.Select(problem => $"{DocumentedApp.Id(one.Operation)}: {problem}"));
    });

    [Fact]
    public void Every_answer_in_json_has_an_example_that_fits() => Assert.All(app.Operations.Concat(app.Events), one =>
    {
        var contents = one.Operation.GetProperty("responses").EnumerateObject().SelectMany(answer => answer.Value.TryGetProperty("content", out var content)
            ? content.EnumerateObject().Where(of => of.Name.EndsWith("json", StringComparison.Ordinal)).Select(of => (answer.Name, of.Value)) : []);

        var problems = contents.SelectMany(told => told.Value.TryGetProperty("example", out var example)
            ? new SchemaCheck(app.Document).Problems(told.Value.GetProperty("schema"), example).Select(problem => $"{told.Name} {problem}")
            : [$"{told.Name} has no example"]);

        Assert.Empty(problems.Select(problem => $"{DocumentedApp.Id(one.Operation)}: {problem}"));
    });

    [Fact]
    public void Every_event_is_told_with_its_schema_its_signature_and_an_example_that_fits()
    {
        Assert.Equal(["call.completed", "call.missed", "call.started", "number.purchased", "number.released", "recording.available", "voicemail.received"], app.Events.Select(one => one.Path).Order());
        Assert.All(app.Events, one =>
        {
            var content = one.Operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
            Assert.Equal(["webhook-id", "webhook-signature", "webhook-timestamp"], one.Operation.GetProperty("parameters").EnumerateArray().Select(header => header.GetProperty("name").GetString()).Order());
            Assert.Empty(new SchemaCheck(app.Document).Problems(content.GetProperty("schema"), content.GetProperty("example")));
        });
    }

    [Fact]
    public void Who_reads_it_with_the_rules_of_the_library_finds_nothing_wrong()
    {
        var read = OpenApiDocument.Parse(app.Document.GetRawText(), "json", Strict());

        Assert.Empty(read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings).Select(problem => $"{problem.Pointer}: {problem.Message}"));
        Assert.Equal(app.Operations.Select(one => DocumentedApp.Id(one.Operation)).Order(), read.Document!.Paths.SelectMany(path => path.Value.Operations!.Values).Select(one => one.OperationId).Order());
        Assert.Equal(7, read.Document.Webhooks!.Count);
    }

    [Fact]
    public void The_document_is_3_1_names_the_server_and_how_to_sign_in()
    {
        Assert.StartsWith("3.1.", app.Document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(app.Url.AbsoluteUri.TrimEnd('/'), app.Document.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal("bearer", app.Document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString());
    }

    private static OpenApiReaderSettings Strict() => new() { RuleSet = ValidationRuleSet.GetDefaultRuleSet() };
}
