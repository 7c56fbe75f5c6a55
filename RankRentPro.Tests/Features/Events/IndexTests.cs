using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Events;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Events;

public sealed class IndexTests : IAsyncLifetime
{
    private readonly AppFixture _app = new();
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _owner = _app.NewVisitor();
        await _owner.SetUp();
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task An_address_is_added_tested_and_removed()
    {
        var page = await (await Form()).With("Address", "https://192.0.2.1/hooks").SubmitFollowing();
        Assert.Contains("whsec_", page.Text("#main"), StringComparison.Ordinal);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);

        page = await page.Form("form[action*='handler=Test']").SubmitFollowing();
        Assert.Contains("On its way", page.Text("section[aria-labelledby=log-title]"), StringComparison.Ordinal);
        page = await page.Form("form[action*='handler=Remove']").SubmitFollowing();

        Assert.False(page.Has("form[action*='handler=Test']"));
        Assert.Contains("Given up", page.Text("section[aria-labelledby=log-title]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("ftp://example.com/")]
    [InlineData("https://user:word@example.com/")]
    [InlineData("http://127.0.0.1/hooks")]
    [InlineData("http://localhost/hooks")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.0.0.7/")]
    public async Task What_cannot_be_told_comes_back_at_its_field(string typed)
    {
        var page = await (await Form()).With("Address", typed).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#field-address-error"));
        Assert.Equal(typed, page.One("input[name=Address]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to()
    {
        _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = "http://localhost:9/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch }));
        var page = await (await _owner.Get("/events")).Form("form[action*='handler=Test']").SubmitFollowing();

        await _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

        page = await _owner.Get("/events");
        Assert.Contains("inside a private network", page.Text("section[aria-labelledby=log-title]"), StringComparison.Ordinal);
        page = await page.Form("form[action*='handler=Again']").SubmitFollowing();
        Assert.Contains("It is on its way again.", page.Text("#main"), StringComparison.Ordinal);
    }

    private async Task<VisitedForm> Form() => (await _owner.Get("/events")).Form("form[action='/events']");
}
