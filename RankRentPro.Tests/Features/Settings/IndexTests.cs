using System.Net;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Settings;

public sealed class IndexTests : IAsyncLifetime
{
    private readonly AppFixture _app = new();
    private Visitor _owner = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _owner = _app.NewVisitor();
        await _owner.SetUp(zone: "Europe/London");
    }

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task Settings_are_kept()
    {
        var page = await (await Form()).With("DeleteAtTwilio", true).With("RecordingDays", "30").With("WebhookFormDays", "14").SubmitFollowing();

        Assert.Equal("Settings saved.", page.Text(".notice[role=status]"));
        Assert.Equal(("30", "14", true), (page.One("#field-recordingdays").GetAttribute("value"), page.One("#field-webhookformdays").GetAttribute("value"), page.Has("[name=DeleteAtTwilio][checked]")));
        Assert.Equal((true, 30, 14), (Stored().DeleteAtTwilio, Stored().RecordingDays, Stored().WebhookFormDays));
    }

    [Fact]
    public async Task Without_a_choice_recordings_stay_for_ever_everywhere_and_raw_forms_for_90_days()
    {
        var page = await _owner.Get("/settings");

        Assert.False(page.Has("[name=DeleteAtTwilio][checked]"));
        Assert.Equal("", page.One("#field-recordingdays").GetAttribute("value") ?? "");
        Assert.Equal("90", page.One("#field-webhookformdays").GetAttribute("value"));
    }

    [Theory]
    [InlineData("RecordingDays", "0")]
    [InlineData("RecordingDays", "a week")]
    [InlineData("RecordingDays", "99999999999")]
    [InlineData("WebhookFormDays", "")]
    [InlineData("WebhookFormDays", "-1")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("TimeZone", "")]
    public async Task What_makes_no_sense_comes_back_with_a_message_at_its_field(string field, string typed)
    {
        var page = await (await Form()).Forged(field, typed).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text($"#field-{field.ToLowerInvariant()}-error"));
        Assert.Equal(0, Stored().Version);
    }

    [Fact]
    public async Task A_stale_form_shows_what_is_stored_beside_what_was_typed()
    {
        var stale = await Form();
        await (await Form()).With("RecordingDays", "30").With("DeleteAtTwilio", true).Submit();

        var page = await stale.With("RecordingDays", "60").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("60", "Stored now: 30", "Stored now: on"), (page.One("#field-recordingdays").GetAttribute("value"), page.Text("#field-recordingdays-stored"), page.Text("#delete-stored")));
        Assert.Equal(30, Stored().RecordingDays);
        Assert.Equal("/settings", (await page.Form("main form").Submit()).LeadsTo);
        Assert.Equal(60, Stored().RecordingDays);
    }

    [Fact]
    public async Task Another_time_zone_starts_a_recount_that_ends_by_itself()
    {
        _app.Own(CallBuilder.Number());
        _app.Take(CallBuilder.Inbound() with { StartedAt = CallBuilder.Began.AddHours(13) });

        await (await Form()).With("TimeZone", "Asia/Tokyo").Submit();
        await Eventually.Until(_app.Database, () => _app.Database.Read(RecountSql.Find) is null);

        Assert.Equal("Asia/Tokyo", Stored().TimeZone);
        Assert.Equal("2026-03-11", _app.Database.Read(connection => connection.ExecuteScalar<string>("select day from call_sums where calls > 0")));
    }

    [Fact]
    public async Task A_recount_shows_its_progress_on_the_page_and_in_the_fragment()
    {
        _app.Database.Write(connection =>
        {
            RecountSql.Begin(connection, "Asia/Tokyo", CallBuilder.Began);
            connection.Execute("update recounts set calls = 40000, total = 1000000");
        });

        var (page, fragment) = (await _owner.Get("/settings"), await _owner.GetFragment("/settings", "counting"));

        Assert.Equal(("1000000", "40000"), (page.One("progress").GetAttribute("max"), page.One("progress").GetAttribute("value")));
        Assert.Contains("40,000 of 1,000,000 calls counted", page.Text("#counting"), StringComparison.Ordinal);
        Assert.Equal(page.One("#counting").OuterHtml, fragment.One("#counting").OuterHtml);
        Assert.Equal("Asia/Tokyo", page.One("#field-timezone option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task The_old_time_zone_again_ends_the_recount()
    {
        _app.Database.Write(connection => RecountSql.Begin(connection, "Asia/Tokyo", CallBuilder.Began));

        await (await Form()).With("TimeZone", "Europe/London").Submit();

        Assert.Null(_app.Database.Read(RecountSql.Find));
        Assert.Equal("Europe/London", Stored().TimeZone);
    }

    [Fact]
    public async Task A_time_zone_that_this_machine_does_not_know_counts_as_UTC()
    {
        _app.Database.Write(connection => SettingsSql.SetTimeZone(connection, "Mars/Olympus"));

        Assert.Equal(TimeZoneInfo.Utc, _app.Database.Read(SettingsSql.TimeZone));
        Assert.Equal(HttpStatusCode.OK, (await _owner.Get("/settings")).Status);
    }

    [Fact]
    public async Task Staff_see_neither_the_settings_nor_the_way_there()
    {
        _app.Hire("staff@example.com");
        using var staff = _app.NewVisitor();
        await staff.SignIn("staff@example.com");

        var page = await staff.Get("/settings");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.True(page.Has("h1"), page.ToString());
        Assert.False((await staff.Get("/health")).Has("a[href='/settings']"));
        Assert.True((await _owner.Get("/health")).Has("a[href='/settings']"));
    }

    private async Task<VisitedForm> Form() => (await _owner.Get("/settings")).Form("main form");

    private AgencySettings Stored() => _app.Database.Read(SettingsSql.Read);
}
