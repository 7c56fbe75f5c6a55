using System.Net;
using System.Text.Json;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Docs;

/// <summary>Answers that few tests meet by themselves. The program holds each against the document.</summary>
public sealed class EveryAnswerTests(DocumentedApp app) : IClassFixture<DocumentedApp>, IDisposable
{
    public void Dispose() => app.Switches.Positions = new();

    [Fact]
    public async Task Every_operation_with_a_token_ends_with_the_minutes_allowance()
    {
        using var program = app.Program();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => program.Get("/api/websites")));

        foreach (var (method, path, operation) in app.Operations.Where(one => one.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var answer = await program.Send(new(new HttpMethod(method.ToUpperInvariant()), await Filled(path, operation, program)));

            Assert.Equal((HttpStatusCode.TooManyRequests, DocumentedApp.Id(operation)), (answer.Status, DocumentedApp.Id(operation)));
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        }
    }

    [Fact]
    public async Task Everything_that_can_be_read_is_not_sent_again_unchanged()
    {
        using var program = app.Program();
        var readable = app.Operations.Where(one => one.Method == "get").ToList();
        Assert.Equal(9, readable.Count);

        foreach (var (_, path, operation) in readable)
        {
            var address = await Filled(path, operation, program);
            var tag = (await program.Get(address)).Header("ETag");
            Assert.NotNull(tag);
            var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", tag } } };

            Assert.Equal((HttpStatusCode.NotModified, DocumentedApp.Id(operation)), ((await program.Send(request)).Status, DocumentedApp.Id(operation)));
        }
    }

    [Fact]
    public async Task A_part_behind_the_end_of_a_recording_is_refused()
    {
        using var program = app.Program();
        var request = new HttpRequestMessage(HttpMethod.Get, await app.Filled("/api/twilio/recordings/{recording}/media", program)) { Headers = { Range = new(999_999_999, null) } };

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await program.Send(request)).Status);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_fetched_now_and_a_search_that_Twilio_refuses_say_so()
    {
        using var program = app.Program();
        var media = await app.Filled("/api/twilio/recordings/{another}/media", program);
        app.Switches.Turn(positions => positions with { Suspended = true });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await program.Get(media)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.Get("/api/twilio/available-numbers?areaCode=303")).Status);
    }

    private Task<string> Filled(string path, JsonElement operation, ApiClient program)
    {
        var what = DocumentedApp.Id(operation) switch
        {
            "getCall" => "{call}",
            var id when id.Contains("Recording", StringComparison.Ordinal) => "{recording}",
            _ => "{number}",
        };
        return app.Filled(path.Replace("{id}", what, StringComparison.Ordinal).Replace("{sid}", what, StringComparison.Ordinal) + (path.EndsWith("available-numbers", StringComparison.Ordinal) ? "?areaCode=303" : ""), program);
    }
}
