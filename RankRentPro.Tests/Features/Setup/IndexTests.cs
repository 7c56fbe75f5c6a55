using System.Net;
using Dapper;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Setup;

public sealed class IndexTests(AppFixture empty) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/numbers")]
    [InlineData("/profile")]
    [InlineData("/login")]
    [InlineData("/nowhere")]
    public async Task While_there_is_no_owner_every_page_leads_to_the_set_up(string path)
    {
        using var visitor = empty.NewVisitor();

        Assert.Equal("/setup", (await visitor.Get(path)).LeadsTo);
    }

    [Fact]
    public async Task The_first_visit_in_demo_mode_shows_both_ways_on()
    {
        using var visitor = empty.NewVisitor();

        var page = await visitor.Get("/setup");

        Assert.Equal(["Try the demo", "Set up your own"], page.Texts("h2"));
        Assert.Single(page.All(".button-primary"));
    }

    [Fact]
    public async Task With_credentials_there_is_only_the_form()
    {
        await using var app = await RealAccount.App().Started();
        using var visitor = app.NewVisitor();

        var page = await visitor.Get("/setup");

        Assert.Equal(["Create the owner"], page.Texts("h2"));
        Assert.DoesNotContain("demo", page.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Setting_up_creates_the_owner_and_signs_in()
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();

        var answer = await visitor.SetUp(zone: "America/Toronto");

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/", answer.LeadsTo);
        Assert.Contains("owner@example.com", (await visitor.Get("/profile")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agency_keeps_the_time_zone_of_the_owner_who_set_it_up()
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        Assert.Equal("America/Denver", app.Database.Read(SettingsSql.TimeZone).Id);

        await visitor.SetUp(zone: "America/Toronto");

        Assert.Equal("America/Toronto", app.Database.Read(SettingsSql.TimeZone).Id);
    }

    [Fact]
    public async Task Once_there_is_an_owner_a_set_up_page_left_open_writes_nothing()
    {
        await using var app = await new AppFixture().Started();
        using var first = app.NewVisitor();
        using var late = app.NewVisitor();
        var left = await late.SetUpForm();
        await first.SetUp();

        var answer = await left.With("Name", "Late").With("Email", "late@example.com").With("Password", SigningIn.Password).Submit();

        Assert.Equal("/login", answer.LeadsTo);
        Assert.Equal("/login", (await late.Get("/setup")).LeadsTo);
        Assert.Equal(["owner@example.com"], Emails(app));
    }

    [Fact]
    public async Task Many_set_ups_at_once_make_one_owner()
    {
        await using var app = await new AppFixture().Started();
        var visitors = Enumerable.Range(0, 6).Select(_ => app.NewVisitor()).ToList();

        var forms = await Task.WhenAll(visitors.Select(visitor => visitor.SetUpForm()));
        var answers = await Task.WhenAll(forms.Select((form, i) =>
            form.With("Name", "Agency owner").With("Email", $"owner{i}@example.com").With("Password", SigningIn.Password).With("TimeZone", "Europe/London").Submit()));

        Assert.Single(answers, answer => answer.LeadsTo == "/");
        Assert.Single(Emails(app));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task A_bad_form_comes_back_with_everything_but_the_password()
    {
        using var visitor = empty.NewVisitor();
        var form = (await visitor.SetUpForm()).With("Name", "<b>Bold & Co</b>").With("Email", "nobody").With("Password", "short").With("TimeZone", "Asia/Tokyo");

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("<b>Bold & Co</b>", "nobody"), (page.One("#field-name").GetAttribute("value"), page.One("#field-email").GetAttribute("value")));
        Assert.Equal("Asia/Tokyo", page.Text("#field-timezone option[selected]"));
        Assert.DoesNotContain("short\"", page.Body, StringComparison.Ordinal);
        Assert.Equal("field-password-error field-password-hint", page.One("#field-password[aria-invalid=true]").GetAttribute("aria-describedby"));
        Assert.Equal(2, page.All(".field-error").Count);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Email")]
    [InlineData("Password")]
    [InlineData("TimeZone")]
    public async Task Ten_thousand_characters_are_a_message_at_the_field(string field)
    {
        using var visitor = empty.NewVisitor();

        var page = await (await visitor.SetUpForm()).Forged(field, new string('x', 10_000)).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#field-{field.ToLowerInvariant()}-error"), page.ToString());
    }

    [Fact]
    public async Task The_address_of_the_demo_owner_is_nobody_elses()
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        await visitor.TryDemo();

        var page = await visitor.SetUp("demo@rankrent.example");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#field-email-error"));
    }

    private static IEnumerable<string> Emails(AppFixture app) => app.Database.Read(connection => connection.Query<string>("select email from users"));
}
