using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Docs;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Docs;

public sealed class ApiTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_opens_for_everybody_and_names_every_operation(bool isSignedIn)
    {
        using var program = app.NewProgram();
        var document = await program.Get("/openapi/v1.json");

        var page = await Page(isSignedIn);

        var told = page.Texts("details.operation summary");
        var expected = document.At("paths").EnumerateObject().Concat(document.At("webhooks").EnumerateObject()).SelectMany(path => path.Value.EnumerateObject().Select(one => $"{one.Name.ToUpperInvariant()} {path.Name} {one.Value.GetProperty("summary").GetString()}"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(expected.Order(), told.Order());
        Assert.Equal(isSignedIn, page.Has("nav"));
    }

    [Fact]
    public async Task An_operation_tells_its_fields_and_answers()
    {
        var page = await Page(isSignedIn: false);

        var buy = page.Text("#post-api-twilio-buy-number");
        Assert.Contains("phoneNumber text", buy, StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key header, may be absent", buy, StringComparison.Ordinal);
        Assert.Contains("capabilities object", buy, StringComparison.Ordinal);
        Assert.Contains("201 Created", buy, StringComparison.Ordinal);
        Assert.Contains("Example: order-1842", buy, StringComparison.Ordinal);
        Assert.Contains("\"phoneNumber\": \"+13035550154\"", buy, StringComparison.Ordinal);
        Assert.Contains("One of completed missed voicemail", page.Text("#get-api-twilio-call-logs"), StringComparison.Ordinal);
        Assert.Contains("webhook-signature", page.Text("#post-call-missed"), StringComparison.Ordinal);
        Assert.DoesNotContain("Needs no token.", page.Text("#post-call-missed"), StringComparison.Ordinal);
        Assert.Contains("Needs no token.", page.Text("#post-auth-login"), StringComparison.Ordinal);
        Assert.Contains("mediaUrl", page.Text("#get-api-twilio-recordings-sid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_no_file_of_another_host()
    {
        var page = await Page(isSignedIn: false);

        Assert.All(page.All("[src], link[href]"), file => Assert.StartsWith("/", file.GetAttribute("src") ?? file.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("/openapi/v1.json", page.One(".page-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_guide_is_made_once_and_the_document_names_the_server_that_was_asked()
    {
        var description = app.Services.GetRequiredService<ApiDescription>();
        var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "phones.example.com:81";
        using var program = app.NewProgram();

        var document = await program.Send(request);

        Assert.Same(await description.Guide(), await description.Guide());
        Assert.Equal("http://phones.example.com:81", document.At("servers")[0].GetProperty("url").GetString());
        Assert.Equal(app.Url.AbsoluteUri.TrimEnd('/'), (await program.Get("/openapi/v1.json")).At("servers")[0].GetProperty("url").GetString());
    }

    private async Task<VisitedPage> Page(bool isSignedIn)
    {
        using var visitor = app.NewVisitor();
        if (isSignedIn)
        {
            await visitor.SignIn();
        }
        return await visitor.Get("/api");
    }
}
