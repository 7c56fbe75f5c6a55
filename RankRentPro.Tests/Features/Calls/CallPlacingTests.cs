using System.Net;
using Dapper;
using RankRentPro.Features.Accounts;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallPlacingTests : IAsyncLifetime
{
    private readonly LiveDemo _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData(Reaction.NoAnswer, "your phone did not answer (no answer)")]
    [InlineData(Reaction.Busy, "your phone did not answer (busy)")]
    public async Task When_my_phone_does_not_answer_the_call_is_canceled(Reaction reaction, string reason)
    {
        await _visitor.TryDemo();
        _app.Engine.Script(LiveDemo.OwnPhone, new Party { Reaction = reaction });
        var call = await _visitor.Dial("(212) 555-0144");

        await _app.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal($"Canceled {reason}", (await _visitor.Get(call)).Text("#call-details > p:first-child"));
        Assert.Contains("(212) 555-0144", (await _visitor.Get("/calls")).Text("td[data-label=To]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_call_gets_a_recording_of_two_channels_without_the_ringing()
    {
        await _visitor.TryDemo();
        _app.Engine.Script("+12125550144", new Party { After = TimeSpan.FromSeconds(30), TalksFor = TimeSpan.FromSeconds(40) });
        var call = await _visitor.Dial("(212) 555-0144", record: true);
        await _app.Pass(TimeSpan.FromMinutes(3));
        await _app.Sync();

        var recording = _app.Database.Read(connection => connection.QuerySingle<(long Channels, long Duration)>("select channels, duration from recordings"));

        Assert.Equal((2, 40), recording);
        Assert.True((await _visitor.Get("/calls")).Has($"tr a[href='/recordings?call={call[7..]}']"));
    }

    [Fact]
    public async Task A_call_that_is_not_to_be_recorded_is_not()
    {
        await _visitor.TryDemo();
        await _visitor.Dial("(212) 555-0144");
        await _app.Pass(TimeSpan.FromMinutes(3));

        Assert.Equal(0, _app.Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from recordings")));
    }

    [Fact]
    public async Task My_phone_is_asked_for_once_and_kept()
    {
        await _visitor.SetUp();
        var form = (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+1 212 555 0144").With("Phone", "+1 415 555 0107");

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Submit()).Status);

        Assert.Equal("+14155550107", _app.Database.Read(connection => UserSql.Find(connection, SigningIn.Email))!.Phone);
        Assert.False((await _visitor.Get("/calls/new")).Has("#field-phone"));
        Assert.Equal("+14155550107", _app.Simulated.File.Read(connection => connection.ExecuteScalar<string>("select to_number from calls")));
    }

    [Fact]
    public async Task A_missing_phone_is_a_message_at_its_field()
    {
        await _visitor.SetUp();

        var page = await (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+1 212 555 0144").Submit();

        Assert.NotEmpty(page.Text("#field-phone-error"));
        Assert.Equal(0, _app.Placed());
    }

    [Fact]
    public async Task An_empty_from_is_the_number_last_used_else_the_first_that_can_call()
    {
        await _visitor.TryDemo();
        Assert.Contains("(512) 555-0117", (await _visitor.Get("/calls/new")).Text("main form"), StringComparison.Ordinal);

        await (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("From", "(303) 555-0142").With("To", "(212) 555-0144").Submit();

        Assert.Contains("Empty: (303) 555-0142", (await _visitor.Get("/calls/new")).Text("main form"), StringComparison.Ordinal);
        _app.Database.Write(connection => connection.Execute("update numbers set released_at = 1 where phone_number = '+13035550142'"));
        Assert.Contains("Empty: (512) 555-0117", (await _visitor.Get("/calls/new")).Text("main form"), StringComparison.Ordinal);
        _app.Database.Write(connection => connection.Execute("update numbers set voice = 0 where phone_number = '+15125550117'"));
        Assert.DoesNotContain("(512) 555-0117", (await _visitor.Get("/calls/new")).Text("main form"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call me")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("911")]
    public async Task A_phone_that_cannot_be_called_is_a_message_at_its_field_and_stays_there(string phone)
    {
        await _visitor.SetUp();

        var page = await (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+1 212 555 0144").With("Phone", phone).Submit();

        Assert.NotEmpty(page.Text("#field-phone-error"));
        Assert.Equal(phone, page.One("#field-phone").GetAttribute("value"));
        Assert.Equal(0, _app.Placed());
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "trial", "+1 415 555 0107", "Trial account" },
        { "credit", "+1 415 555 0107", "Your Twilio account has no credit left. Add credit" },
        { "suspended", "+1 415 555 0107", "Your Twilio account is suspended. Open the Twilio Console to see why." },
        { "", "+1 876 555 0100", "Geo permissions" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_is_a_sentence_with_what_to_do_and_the_form_keeps_what_was_typed(string state, string phone, string words)
    {
        await _visitor.SetUp();
        _app.Switches.Turn(positions => positions with { Trial = state == "trial", NoCredit = state == "credit", Suspended = state == "suspended" });
        var form = (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+1 212 555 0144").With("Phone", phone);

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(words, page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.StartsWith("Could not call +1 212-555-0144.", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("+1 212 555 0144", phone), (page.One("#field-to").GetAttribute("value"), page.One("#field-phone").GetAttribute("value")));
        Assert.Equal(0, _app.Placed());
    }

    [Fact]
    public async Task A_refused_form_may_be_sent_again()
    {
        await _visitor.TryDemo();
        _app.Switches.Turn(positions => positions with { NoCredit = true });
        var refused = await (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").Submit();
        _app.Switches.Turn(_ => new SwitchPositions());

        Assert.Equal("/calls", (await refused.Form("main form[action='/calls/new']").Submit()).LeadsTo);
        Assert.Equal(1, _app.Placed());
    }

    [Fact]
    public async Task A_second_click_while_nobody_knows_says_so_and_one_call_is_placed_in_the_end()
    {
        await _visitor.TryDemo();
        var form = (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144");
        _app.Switches.Turn(positions => positions with { Unavailable = true });
        await form.Submit();
        Assert.Contains("may have been placed", (await form.Submit()).Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        _app.Switches.Turn(_ => new SwitchPositions());

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Submit()).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await form.Submit()).Status);
        Assert.Equal(1, _app.Placed());
    }

    [Fact]
    public async Task When_Twilio_does_not_say_whether_it_called_nobody_claims_it_did()
    {
        await _visitor.TryDemo();
        _app.Switches.Turn(positions => positions with { Unavailable = true });

        var page = await (await _visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("look at Call History", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
    }
}
