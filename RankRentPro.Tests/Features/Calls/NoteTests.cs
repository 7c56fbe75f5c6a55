using System.Net;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class NoteTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Fact]
    public async Task A_note_and_its_tags_are_shown_and_found()
    {
        using var visitor = await app.Owner();

        var page = await (await Form(visitor, 1)).With("Note", "Wants a quote\nfor 100% of the roof").With("Tags", "Big Roof, quote,QUOTE ,").SubmitFollowing();

        Assert.Equal("The note is saved.", page.Text("main .notice[role=status]"));
        Assert.Equal("Wants a quote\nfor 100% of the roof", (await visitor.Get($"/calls/{CallSid(1)}")).One(".note").TextContent);
        Assert.Equal(["big-roof", "quote"], (await visitor.Get($"/calls/{CallSid(1)}")).Texts("#call-details a.badge"));
        foreach (var query in new[] { "note=100%25", "note=QUOTE&status=completed", "tag=Big+roof", "tag=quote&note=roof&number=5125550117" })
        {
            Assert.Equal([$"call-{CallSid(1)}"], (await visitor.Get($"/calls?{query}")).All("tr[id^=call-]").Select(row => row.Id));
        }
        Assert.Empty((await visitor.Get("/calls?note=100_")).All("tr[id^=call-]"));
    }

    [Theory]
    [InlineData("%C3%A9lise")]
    [InlineData("GR%C3%96%C3%9Fe")]
    public async Task A_note_is_found_whatever_the_case_of_its_letters(string words)
    {
        using var visitor = await app.Owner();
        await (await Form(visitor, 4)).With("Note", "\u00c9lise, Gr\u00f6\u00dfe M").Submit();

        Assert.Equal([$"call-{CallSid(4)}"], (await visitor.Get($"/calls?note={words}")).All("tr[id^=call-]").Select(row => row.Id));
    }

    [Fact]
    public async Task Two_tabs_that_change_the_same_note_lose_nothing()
    {
        using var visitor = await app.Owner();
        var stale = (await Form(visitor, 2)).With("Note", "typed here").With("Tags", "mine");
        await (await Form(visitor, 2)).With("Note", "typed there").With("Tags", "theirs").Submit();

        var page = await stale.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("typed here", "mine"), (page.One("#field-note").TextContent, page.One("#field-tags").GetAttribute("value")));
        Assert.Equal(("Stored now: typed there", "Stored now: theirs"), (page.Text("#field-note-stored"), page.Text("#field-tags-stored")));
        await page.Form("main form[action$='/note']").Submit();
        Assert.Equal("typed here", (await visitor.Get($"/calls/{CallSid(2)}")).Text(".note"));
    }

    [Theory]
    [InlineData("Tags", "<script>")]
    [InlineData("Tags", "a,b,c,d,e,f,g,h,i,j,k")]
    [InlineData("Tags", "a-word-that-is-far-too-long-for-a-tag")]
    [InlineData("Note", null)]
    public async Task What_cannot_be_stored_comes_back_at_its_field(string field, string? typed)
    {
        using var visitor = await app.Owner();

        var page = await (await Form(visitor, 3)).Forged(field, typed ?? new string('x', 4_001)).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text($"#field-{field.ToLowerInvariant()}-error"));
    }

    [Fact]
    public async Task A_stale_token_stores_nothing_and_keeps_what_was_typed()
    {
        using var visitor = await app.Owner();

        var page = await (await Form(visitor, 3)).With("Note", "typed").Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "typed"), (page.Status, page.One("#field-note").TextContent));
        Assert.False((await visitor.Get($"/calls/{CallSid(3)}")).Has(".note"));
    }

    [Fact]
    public async Task Htmx_gets_the_row_and_the_dialog_it_came_from()
    {
        using var visitor = await app.Owner();
        var fromRow = await visitor.GetFragment($"/calls/{CallSid(4)}/note", "dialogs");
        var fromDetails = await (await (await visitor.Get("/calls")).ClickAsHtmx($"a[href='/calls/{CallSid(4)}']")).ClickAsHtmx("a[href*='/note']");

        var answer = await fromRow.Form("dialog form[action*='/note']").With("Tags", "night").AsHtmx().Submit();
        var details = await fromDetails.Form("dialog form[action*='/note']").With("Tags", "late").AsHtmx().Submit();

        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
        Assert.Contains("night", answer.Text($"hx-partial tr#call-{CallSid(4)}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, details.Status);
        Assert.Equal("Stored now: night", details.Text("#field-tags-stored"));
        Assert.True((await details.Form("dialog form[action*='/note']").AsHtmx().Submit()).Has("hx-partial dialog #call-details"));
    }

    [Fact]
    public async Task On_the_page_of_the_call_the_dialog_closes_and_the_page_shows_the_note()
    {
        using var visitor = await app.Owner();
        var dialog = await (await visitor.Get($"/calls/{CallSid(2)}")).ClickAsHtmx("a[href*='/note']");

        var answer = await dialog.Form("dialog form[action*='/note']").With("Note", "Asked for a quote").AsHtmx().Submit();

        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
        Assert.Contains("Asked for a quote", answer.Text("hx-partial[hx-target='#call-details']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_and_sites_in_use_are_suggested()
    {
        using var visitor = await app.Owner();
        await (await Form(visitor, 5)).With("Tags", "urgent, unpaid").Submit();

        Assert.Equal(["paid, unpaid", "paid, urgent"], Offered(await visitor.Get("/calls/suggestions?Tags=paid,%20u")));
        Assert.Equal(["unpaid"], Offered(await visitor.Get("/calls/suggestions?tag=Unp")));
        Assert.Equal(["<b>london</b>.example"], Offered(await visitor.Get("/calls/suggestions?site=LONDON")));
        Assert.Empty(Offered(await visitor.Get($"/calls/suggestions?tags={new string('u', 500)}")));
    }

    private static IEnumerable<string?> Offered(VisitedPage page) => page.All("datalist option").Select(option => option.GetAttribute("value"));

    private static async Task<VisitedForm> Form(Visitor visitor, int call) => (await visitor.Get($"/calls/{CallSid(call)}/note")).Form("main form[action$='/note']");
}
