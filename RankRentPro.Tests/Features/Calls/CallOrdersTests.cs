using System.Net;
using Dapper;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallOrdersTests : IAsyncLifetime
{
    private const string Order = "/api/twilio/call";
    private const string Phone = "+14155550107";
    private const string Customer = "+12125550144";

    private readonly ApiApp _app = new();
    private ApiClient _program = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _program = _app.Program();
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_201_and_rings_the_agents_phone_first()
    {
        var answer = await _program.Post(Order, new { to = "(212) 555-0144", from = LiveDemo.Austin, agentPhone = Phone, record = true });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(["callSid", "status", "to", "from"], answer.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("queued", Customer, LiveDemo.Austin), (answer.Text("status"), answer.Text("to"), answer.Text("from")));
        Assert.Equal($"/api/twilio/call-logs/{answer.Text("callSid")}", answer.Header("Location"));
        await _app.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Phone, (await _program.Get(answer.Header("Location")!)).List("legs")[0].GetProperty("to").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","record":false""")]
    [InlineData(""","record":false,"from":"","websiteId":"" """)]
    public async Task Nobody_is_recorded_who_was_not_to_be(string more)
    {
        var answer = await _program.PostText(Order, $$"""{"to":"{{Customer}}","agentPhone":"{{Phone}}"{{more}}}""");
        await _app.Pass(TimeSpan.FromMinutes(4));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(0, _app.Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from recordings")));
    }

    [Fact]
    public async Task Without_an_agents_phone_the_users_own_rings()
    {
        var missing = await _program.Post(Order, new { to = Customer, agentPhone = "" });
        await _program.Post(Order, new { to = Customer, agentPhone = Phone });

        Assert.Equal((HttpStatusCode.BadRequest, "agentPhone"), (missing.Status, missing.Wrong));
        using var visitor = _app.NewVisitor();
        await visitor.SignIn();
        var profile = (await visitor.Get("/profile")).Form("main form[action='/profile']");
        await profile.With("Phone", Phone).Submit();
        var placed = await _program.Post(Order, new { to = Customer });
        Assert.Equal(HttpStatusCode.Created, placed.Status);
        await _app.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(Phone, (await _program.Get(placed.Header("Location")!)).List("legs")[0].GetProperty("to").GetString());
    }

    [Theory]
    [InlineData("(512) 555-0117", HttpStatusCode.Created)]
    [InlineData(" +1 512 555 0117 ", HttpStatusCode.Created)]
    [InlineData("Roof", HttpStatusCode.BadRequest)]
    [InlineData("0117", HttpStatusCode.BadRequest)]
    public async Task The_number_that_calls_is_named_by_all_its_digits(string from, HttpStatusCode expected)
    {
        await _program.Put($"/api/twilio/phone-numbers/{_app.Number(LiveDemo.Austin).Id}", new { friendlyName = "Roof" });

        var answer = await _program.Post(Order, new { to = Customer, agentPhone = Phone, from });

        Assert.Equal(expected, answer.Status);
        Assert.Equal(LiveDemo.Austin, expected == HttpStatusCode.Created ? answer.Text("from") : LiveDemo.Austin);
        Assert.Equal(expected == HttpStatusCode.Created ? 1 : 0, _app.Placed());
    }

    [Fact]
    public async Task A_site_chooses_the_number_that_the_customer_sees()
    {
        var number = (await _program.Get("/api/twilio/phone-numbers")).List().First(one => one.GetProperty("number").GetString() == "+16025550129").GetProperty("id").GetString();
        await _program.Put($"/api/twilio/phone-numbers/{number}", new { websiteId = "phoenix.example" });

        var answer = await _program.Post(Order, new { to = Customer, agentPhone = Phone, websiteId = "phoenix.example" });

        Assert.Equal("+16025550129", answer.Text("from"));
    }

    [Fact]
    public async Task A_site_without_a_number_shows_the_customer_no_other_sites_number()
    {
        var answer = await _program.Post(Order, new { to = Customer, agentPhone = Phone, websiteId = "nobody.example" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("websiteId: No active number that can call is on this site.", answer.Text("message"));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_places_one_call()
    {
        var order = new { to = Customer, agentPhone = Phone };
        var first = await _program.Post(Order, order, "call-1");

        var second = await _program.Post(Order, order, "call-1");
        var other = await _program.Post(Order, new { to = "+12125550145", agentPhone = Phone }, "call-1");

        Assert.Equal((HttpStatusCode.Created, first.Body), (second.Status, second.Body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal(1, _app.Placed());
    }

    [Fact]
    public async Task A_repeat_is_answered_the_same_when_its_number_is_gone()
    {
        var order = new { to = Customer, from = LiveDemo.Austin, agentPhone = Phone, record = "" };
        var first = await _program.Post(Order, order, "call-4");
        await _program.Delete($"/api/twilio/phone-numbers/{_app.Number(LiveDemo.Austin).Id}");

        var second = await _program.Post(Order, order, "call-4");

        Assert.Equal((HttpStatusCode.Created, first.Body), (second.Status, second.Body));
        Assert.Equal(HttpStatusCode.BadRequest, (await _program.Post(Order, order, "call-5")).Status);
        Assert.Equal(1, _app.Placed());
    }

    [Fact]
    public async Task A_repeat_of_a_call_that_nobody_knows_of_places_one_in_the_end()
    {
        var order = new { to = Customer, agentPhone = Phone };
        _app.Switches.Turn(positions => positions with { Unavailable = true });
        var unknown = await _program.Post(Order, order, "call-2");
        Assert.Contains("may have been placed", (await _program.Post(Order, order, "call-2")).Message, StringComparison.Ordinal);
        _app.Switches.Positions = new();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Equal(HttpStatusCode.Created, (await _program.Post(Order, order, "call-2")).Status);
        Assert.Equal(HttpStatusCode.Created, (await _program.Post(Order, order, "call-2")).Status);
        Assert.Equal(1, _app.Placed());
    }

    [Theory]
    [InlineData("""{}""", "agentPhone to")]
    [InlineData("""{"to": "911", "agentPhone": "+14155550107"}""", "to")]
    [InlineData("""{"to": "+15125550117", "agentPhone": "+14155550107"}""", "to")]
    [InlineData("""{"to": "+14155550107", "agentPhone": "+14155550107"}""", "to")]
    [InlineData("""{"to": "+12125550144", "agentPhone": "+15125550117"}""", "agentPhone")]
    [InlineData("""{"to": "+12125550144", "agentPhone": "soon"}""", "agentPhone")]
    [InlineData("""{"to": "+12125550144", "agentPhone": "+14155550107", "record": "yes"}""", "record")]
    [InlineData("""{"to": "+12125550144", "agentPhone": "+14155550107", "record": 1}""", "record")]
    [InlineData("""{"to": "+12125550144", "agentPhone": "+14155550107", "from": "+12125550199"}""", "from")]
    public async Task A_wrong_order_is_400_and_nobody_is_called(string body, string fields)
    {
        var answer = await _program.PostText(Order, body);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (answer.Status, answer.Wrong));
        Assert.Equal(0, _app.Placed());
    }

    [Fact]
    public async Task A_wrong_order_spends_no_key()
    {
        await _program.Post(Order, new { to = "911", agentPhone = Phone }, "call-3");

        Assert.Equal(HttpStatusCode.Created, (await _program.Post(Order, new { to = Customer, agentPhone = Phone }, "call-3")).Status);
    }

    [Fact]
    public async Task A_refusal_by_Twilio_is_422_with_its_code()
    {
        _app.Switches.Turn(positions => positions with { NoCredit = true });

        var answer = await _program.Post(Order, new { to = Customer, agentPhone = Phone });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 10001), (answer.Status, answer.At("twilioCode").GetInt32()));
        Assert.StartsWith("Could not call +1 212-555-0144.", answer.Message, StringComparison.Ordinal);
    }
}
