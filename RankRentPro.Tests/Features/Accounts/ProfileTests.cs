using System.Net;
using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class ProfileTests : IAsyncLifetime
{
    private readonly AppFixture _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
        await _visitor.SetUp(zone: "America/Chicago");
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_saved_profile_is_there_on_the_next_visit()
    {
        var answer = await (await Form()).With("Name", "Front desk").With("TimeZone", "Europe/London").With("Phone", "415-555-0123").Submit();

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var page = await answer.Followed();
        Assert.Equal("Profile saved.", page.Text("main [role=status]"));
        Assert.Equal("Front desk", page.One("#field-name").GetAttribute("value"));
        Assert.Equal("(415) 555-0123", page.One("#field-phone").GetAttribute("value"));
        Assert.Equal("Europe/London", page.Text("#field-timezone option[selected]"));
    }

    [Fact]
    public async Task A_phone_abroad_is_shown_so_that_it_is_read_back_as_the_same()
    {
        await (await Form()).With("Phone", "+44 20 7946 0001").Submit();

        await (await Form()).Submit();

        Assert.Equal("+442079460001", Stored().Phone);
    }

    [Fact]
    public async Task The_keys_of_Call_History_can_be_switched_off()
    {
        _app.Own(Number());
        _app.Take(Inbound(1));
        Assert.True((await _visitor.Get("/calls")).Has("#call-list table.with-keys"));

        await (await Form()).With("ListKeys", false).Submit();

        Assert.False(Stored().ListKeys);
        Assert.False((await Form()).Element.QuerySelector("[name=ListKeys]")!.HasAttribute("checked"));
        Assert.True((await _visitor.Get("/calls")).Has("#call-list table:not(.with-keys)"));
    }

    [Fact]
    public async Task An_emptied_phone_is_forgotten()
    {
        await (await Form()).With("Phone", "(415) 555-0123").Submit();

        await (await Form()).With("Phone", " ").Submit();

        Assert.Null(Stored().Phone);
    }

    [Theory]
    [InlineData("Phone", "call me")]
    [InlineData("Phone", "911")]
    [InlineData("Phone", "12345")]
    [InlineData("Phone", "4155550100415555010041555501004155550100")]
    [InlineData("Name", "  ")]
    [InlineData("Name", "two\nlines")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("TimeZone", "../../etc/passwd")]
    public async Task What_cannot_be_stored_comes_back_at_its_field(string field, string value)
    {
        var page = await (await Form()).Forged(field, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#field-{field.ToLowerInvariant()}-error"), page.ToString());
        Assert.Equal(1, Stored().Version);
    }

    [Fact]
    public async Task A_hostile_name_is_shown_as_text()
    {
        var page = await (await Form()).With("Name", "<img src=x onerror=alert(1)>").SubmitFollowing();

        Assert.False(page.Has("img[onerror]"));
        Assert.Equal("<img src=x onerror=alert(1)>", page.One("#field-name").GetAttribute("value"));
    }

    [Fact]
    public async Task A_stale_form_shows_what_is_stored_beside_what_was_typed()
    {
        var stale = await Form();
        await (await Form()).With("Name", "Stored name").Submit();

        var page = await stale.With("Name", "My name").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("My name", page.One("#field-name").GetAttribute("value"));
        Assert.Equal("Stored now: Stored name", page.Text("#field-name-stored"));
        Assert.Equal("Stored name", Stored().Name);
    }

    [Fact]
    public async Task Sending_a_stale_form_again_keeps_what_was_typed()
    {
        var stale = await Form();
        await (await Form()).With("Name", "Stored name").Submit();

        var answer = await (await stale.With("Name", "My name").Submit()).Form("main form").Submit();

        Assert.Equal("/profile", answer.LeadsTo);
        Assert.Equal("My name", Stored().Name);
    }

    private async Task<VisitedForm> Form() => (await _visitor.Get("/profile")).Form("main form");

    private UserRow Stored() => _app.Database.Read(connection => UserSql.Find(connection, SigningIn.Email))!;
}
