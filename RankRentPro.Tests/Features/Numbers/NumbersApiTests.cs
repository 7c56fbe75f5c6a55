using System.Net;
using System.Text.Json;
using Dapper;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumbersApiTests : IClassFixture<ApiApp>, IDisposable
{
    private const string Numbers = "/api/twilio/phone-numbers";
    private const string Austin = LiveDemo.Austin;

    private static readonly string[] Fields =
    [
        "id", "number", "friendlyName", "websiteId", "website", "provider", "monthlyFee", "callCount", "missedCalls", "averageDuration",
        "status", "capabilities", "country", "createdAt", "updatedAt",
    ];

    private readonly ApiApp _app;
    private readonly ApiClient _program;

    public NumbersApiTests(ApiApp app)
    {
        (_app, _program) = (app, app.Program());
        app.Switches.Positions = new();
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Numbers_are_an_array_of_what_the_cards_show()
    {
        await Put(Austin, new { websiteId = "roofing-austin.example" });

        var answer = await _program.Get(Numbers);

        var number = Of(answer, Austin);
        Assert.Equal((HttpStatusCode.OK, 12), (answer.Status, answer.Json.GetArrayLength()));
        Assert.Equal(Fields, number.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("twilio", "active", "US", "roofing-austin.example"), (Text(number, "provider"), Text(number, "status"), Text(number, "country"), Text(number, "website")));
        Assert.Equal((Id(Austin), 1.15m), (Text(number, "id"), number.GetProperty("monthlyFee").GetDecimal()));
        Assert.All(["callCount", "missedCalls", "averageDuration"], field => Assert.Equal(0, number.GetProperty(field).GetInt64()));
        Assert.Equal("""{"voice":true,"sms":true,"mms":true}""", number.GetProperty("capabilities").GetRawText());
        Assert.All(["createdAt", "updatedAt"], field => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$", Text(number, field)));
    }

    [Fact]
    public async Task One_number_is_told_as_in_the_list()
    {
        var answer = await _program.Get($"{Numbers}/{Id(Austin)}");

        Assert.Equal((HttpStatusCode.OK, Of(await _program.Get(Numbers), Austin).GetRawText()), (answer.Status, answer.Body));
        Assert.False(answer.Has("releasedAt"));
    }

    [Fact]
    public async Task A_name_is_changed_here_and_at_Twilio()
    {
        var answer = await Put("+13035550142", new { friendlyName = " Roofing line " });

        Assert.Equal((HttpStatusCode.OK, "Roofing line"), (answer.Status, answer.Text("friendlyName")));
        Assert.Equal("Roofing line", (await _app.AtTwilio("+13035550142"))!.FriendlyName);
    }

    [Fact]
    public async Task What_is_absent_or_empty_stays_and_null_takes_the_site_away()
    {
        const string phone = "+18135550134";
        await Put(phone, new { friendlyName = "Pipes", websiteId = "pipes.example" });

        Assert.Equal("pipes.example", (await Put(phone, new { friendlyName = "", websiteId = " ", status = "" })).Text("websiteId"));
        Assert.Equal("Pipes", (await Put(phone, new { })).Text("friendlyName"));
        Assert.Equal("pipes.example", (await Put(phone, new { status = "active" })).Text("website"));
        Assert.False((await Put(phone, new { websiteId = (string?)null })).Has("websiteId"));
    }

    [Fact]
    public async Task An_inactive_number_stays_the_agencys_and_comes_back()
    {
        Assert.Equal("inactive", (await Put("+16025550129", new { status = " inactive " })).Text("status"));
        Assert.NotNull(await _app.AtTwilio("+16025550129"));
        await _app.Sync();
        Assert.Equal("inactive", Text(Of(await _program.Get(Numbers), "+16025550129"), "status"));

        Assert.Equal("active", (await Put("+16025550129", new { status = "active" })).Text("status"));
    }

    [Theory]
    [InlineData("""{"friendlyName": "Gutters"}""", true)]
    [InlineData("""{"websiteId": "gutters.example"}""", true)]
    [InlineData("""{"status": "inactive"}""", true)]
    [InlineData("""{"status": ""}""", false)]
    public async Task A_change_is_seen_by_its_time(string body, bool isChange)
    {
        const string phone = "+12085550155";
        await Put(phone, new { friendlyName = "Roof", websiteId = "roof.example", status = "active" });
        _app.Time.Advance(TimeSpan.FromMinutes(1));

        var answer = await _program.Send(new(HttpMethod.Put, $"{Numbers}/{Id(phone)}") { Content = new StringContent(body, null, "application/json") });

        Assert.Equal(_app.Time.GetUtcNow() - (isChange ? TimeSpan.Zero : TimeSpan.FromMinutes(1)), answer.At("updatedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_Twilio_changes_is_seen_by_its_time_and_what_it_repeats_is_not()
    {
        var before = _app.Number(Austin).UpdatedAt;
        // As an update leaves it that asks Twilio for more than before.
        _app.Database.Write(connection => connection.Execute("update numbers set status_callback = null"));
        await _app.Sync();
        Assert.Equal(before, _app.Number(Austin).UpdatedAt);
        _app.Simulated.File.Write(connection => connection.Execute("update numbers set friendly_name = 'Renamed elsewhere' where phone_number = @Austin", new { Austin }));
        _app.Time.Advance(TimeSpan.FromMinutes(1));

        await _app.Sync();

        Assert.Equal(_app.Time.GetUtcNow(), _app.Number(Austin).UpdatedAt);
    }

    [Theory]
    [InlineData("""{"status": "released"}""", "status")]
    [InlineData("""{"status": "Active"}""", "status")]
    [InlineData("""{"friendlyName": "two\nlines"}""", "friendlyName")]
    [InlineData("""{"friendlyName": "Roof \u202eevil"}""", "friendlyName")]
    [InlineData("""{"websiteId": "a\u2067b.example"}""", "websiteId")]
    [InlineData("""{"friendlyName": 7}""", "friendlyName")]
    public async Task A_wrong_value_is_400_and_changes_nothing(string body, string field)
    {
        var before = (await _program.Get(Numbers)).Body;

        var answer = await _program.Send(new(HttpMethod.Put, $"{Numbers}/{Id(Austin)}") { Content = new StringContent(body, null, "application/json") });

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Wrong));
        Assert.Equal(before, (await _program.Get(Numbers)).Body);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_400()
    {
        Assert.Equal("friendlyName websiteId", (await Put(Austin, new { friendlyName = new string('a', 65), websiteId = new string('b', 101) })).Wrong);
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("PN00000000000000000000000000000001")]
    [InlineData("99999999999999999999999999")]
    public async Task A_number_that_is_not_there_is_404(string id)
    {
        var changed = await _program.Put($"{Numbers}/{id}", new { friendlyName = "x" });
        var released = await _program.Delete($"{Numbers}/{id}");
        var read = await _program.Get($"{Numbers}/{id}");

        Assert.Equal((HttpStatusCode.NotFound, "There is no such number."), (changed.Status, changed.Message));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (released.Status, read.Status));
    }

    [Fact]
    public async Task A_deleted_number_is_released_stays_in_the_list_and_never_becomes_active_again()
    {
        const string phone = "+14165550173";
        var id = Id(phone);

        var answer = await _program.Delete($"{Numbers}/{id}");

        Assert.Equal((HttpStatusCode.NoContent, 0), (answer.Status, answer.Bytes.Length));
        Assert.Null(await _app.AtTwilio(phone));
        var kept = Of(await _program.Get(Numbers), phone);
        Assert.Equal((id, "inactive", 0m), (Text(kept, "id"), Text(kept, "status"), kept.GetProperty("monthlyFee").GetDecimal()));
        Assert.Equal(_app.Time.GetUtcNow(), kept.GetProperty("releasedAt").GetDateTimeOffset());
        var again = await Put(phone, new { status = "active" });
        Assert.Equal((HttpStatusCode.Conflict, "This number was released. It cannot be set active."), (again.Status, again.Message));
        Assert.Equal(HttpStatusCode.NoContent, (await _program.Delete($"{Numbers}/{id}")).Status);
    }

    [Fact]
    public async Task A_refusal_by_Twilio_is_422_with_its_code_and_plain_words()
    {
        _app.Switches.Turn(positions => positions with { Suspended = true });

        var renamed = await Put(Austin, new { friendlyName = "Never" });
        var released = await _program.Delete($"{Numbers}/{Id(Austin)}");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (renamed.Status, released.Status));
        Assert.Equal((20003, 20003), (renamed.At("twilioCode").GetInt32(), released.At("twilioCode").GetInt32()));
        Assert.StartsWith("Could not change (512) 555-0117. Your Twilio account is suspended.", renamed.Message, StringComparison.Ordinal);
        Assert.StartsWith("Could not release (512) 555-0117.", released.Message, StringComparison.Ordinal);
        Assert.True(_app.Number(Austin).IsActive);
    }

    [Fact]
    public async Task What_somebody_else_changes_meanwhile_stays_beside_the_new_name()
    {
        const string phone = "+18135550134";
        var faults = new TwilioFaults();
        await using var own = new ApiApp { Replace = faults.Register };
        await own.InitializeAsync();
        using var program = own.Program();
        var number = own.Number(phone);
        faults.Answer = request =>
        {
            if (request.Method == HttpMethod.Post)
            {
                own.Database.Write(connection => connection.Execute("update numbers set site = 'meanwhile.example', version = version + 1 where id = @Id", new { number.Id }));
            }
            return null;
        };

        var answer = await program.Put($"{Numbers}/{number.Id}", new { friendlyName = "Gutters" });

        Assert.Equal((HttpStatusCode.OK, "Gutters", "meanwhile.example"), (answer.Status, answer.Text("friendlyName"), answer.Text("websiteId")));
        Assert.Equal("Gutters", (await own.AtTwilio(phone))!.FriendlyName);
    }

    private string Id(string phone) => _app.Number(phone).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Task<ApiAnswer> Put(string phone, object body) => _program.Put($"{Numbers}/{Id(phone)}", body);

    private static JsonElement Of(ApiAnswer answer, string phone) => answer.List().Single(number => Text(number, "number") == phone);

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
