using System.Net;
using Dapper;
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
        Assert.Contains("On its way", page.Text("#event-log"), StringComparison.Ordinal);
        page = await page.Form("form[action*='handler=Remove']").SubmitFollowing();

        Assert.False(page.Has("form[action*='handler=Test']"));
        Assert.Contains("Given up", page.Text("#event-log"), StringComparison.Ordinal);
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
    public async Task An_address_that_is_too_long_as_it_is_sent_comes_back()
    {
        var page = await (await Form()).With("Address", "https://a.example/" + new string('é', 400)).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#field-address-error"));
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_when_it_is_connected_to()
    {
        _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = "http://localhost:9/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch }));
        var page = await (await _owner.Get("/events")).Form("form[action*='handler=Test']").SubmitFollowing();

        await _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

        page = await _owner.Get("/events");
        Assert.Contains("inside a private network", page.Text("#event-log"), StringComparison.Ordinal);
        page = await page.Form("form[action*='handler=Again']").SubmitFollowing();
        Assert.Contains("It is on its way again.", page.Text("#main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_owner_allows_it_an_address_may_lead_inside()
    {
        await using var open = await new AppFixture { Settings = { ["RANKRENT_ALLOW_PRIVATE_EVENTS"] = "true" } }.Started();
        using var visitor = open.NewVisitor();
        await visitor.SetUp();

        var page = await (await visitor.Get("/events")).Form("main form").With("Address", "http://127.0.0.1:9/hooks").SubmitFollowing();

        Assert.Contains("whsec_", page.Text("#main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_tried_for_the_first_time_is_looked_at_again_by_the_page_itself()
    {
        _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = "http://localhost:9/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch }));
        await (await _owner.Get("/events")).Form("form[action*='handler=Test']").Submit();
        var log = (await _owner.GetFragment("/events", "event-log", "section")).One("#event-log");
        Assert.Equal(("/events", "every 2s"), (log.GetAttribute("hx-get"), log.GetAttribute("hx-trigger")));

        await _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

        var tried = await _owner.GetFragment("/events", "event-log", "section");
        Assert.False(tried.One("#event-log").HasAttribute("hx-trigger"));
        Assert.False(tried.Has("main"));
    }

    [Fact]
    public async Task What_was_given_up_long_ago_is_found_again_and_sent_again()
    {
        GivenUp(60);
        var page = await _owner.Get("/events");
        Assert.Equal(50, page.All("#event-log li").Count);
        page = await _owner.Get(page.One("#event-log a[href*=before]").GetAttribute("href")!);
        Assert.Equal(10, page.All("#event-log li").Count);
        Assert.False(page.Has("#event-log a.button[href*=before]"));

        page = await page.Form("#event-log form[action*='id=1&']").SubmitFollowing();

        Assert.Contains("It is on its way again.", page.Text("#main"), StringComparison.Ordinal);
        Assert.Equal("test-1", Waiting());
        Assert.Contains("On its way", page.Text("#event-log li:last-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_are_looked_at_by_what_became_of_them()
    {
        GivenUp(3);
        await (await _owner.Get("/events")).Form("form[action*='handler=Test']").Submit();

        Assert.Equal(4, (await _owner.Get("/events")).All("#event-log li").Count);
        Assert.Equal("On their way", (await _owner.Get("/events?show=on-its-way")).Text("#event-log a[aria-current]"));
        Assert.Single((await _owner.Get("/events?show=on-its-way")).All("#event-log li"));
        Assert.Equal(3, (await _owner.Get("/events?show=given-up")).All("#event-log li").Count);
        Assert.Equal(4, (await _owner.Get("/events?show=%22%3E&before=x")).All("#event-log li").Count);
        Assert.Contains("Nothing older is kept.", (await _owner.Get("/events?show=given-up&before=1")).Text("#event-log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_was_given_up_for_an_address_is_sent_again_at_once()
    {
        GivenUp(60);
        var page = await (await _owner.Get("/events?show=given-up")).Form("form[action*='handler=AllAgain']").SubmitFollowing();

        Assert.Contains("60 events are on their way again, the oldest first.", page.Text("#main"), StringComparison.Ordinal);
        Assert.Contains("Nothing was given up in the last 30 days.", page.Text("#event-log"), StringComparison.Ordinal);
        Assert.False(page.Has("form[action*='handler=AllAgain']"));
        Assert.Equal("test-1", Waiting());
    }

    [Fact]
    public async Task Staff_neither_see_nor_change_what_is_told()
    {
        GivenUp(1);
        _app.Hire("staff@example.com");
        var page = await _owner.Get("/events");
        using var staff = _app.NewVisitor();
        await staff.SignIn("staff@example.com");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.Get("/events")).Status);
        foreach (var handler in (string[])["", "Test", "Remove", "Again", "AllAgain"])
        {
            var form = (await staff.Get("/profile")).Form("main form[action='/profile']").Forged("Address", "https://192.0.2.2/hooks");
            form.Element.SetAttribute("action", $"/events?handler={handler}&id=1");
            Assert.Equal(HttpStatusCode.Forbidden, (await form.Submit()).Status);
        }
        Assert.Equal(page.Texts("#event-log li"), (await _owner.Get("/events")).Texts("#event-log li"));
        Assert.Single(_app.Database.Read(EventsSql.Targets));
    }

    private void GivenUp(int count) => _app.Database.Write(connection =>
    {
        EventsSql.Add(connection, new() { Url = "https://192.0.2.1/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch });
        for (var n = 1; n <= count; n++)
        {
            EventsSql.SendTo(connection, 1, new("test", $"{n}", CallBuilder.Began, new { n }), CallBuilder.Began.AddMinutes(n));
        }
        connection.Execute("update event_deliveries set due_at = null, attempts = 8, problem = 'It answered 500.'");
    });

    private string Waiting() => _app.Database.Read(connection => EventsSql.Due(connection, 1, DateTimeOffset.MaxValue))!.EventId;

    private async Task<VisitedForm> Form() => (await _owner.Get("/events")).Form("form[action='/events']");
}
