using System.Net;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class SwitchesTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_trial_account_has_one_number_and_calls_verified_phones_only()
    {
        simulator.Switches.Positions = new() { Trial = true };

        var purchase = await simulator.Post("/IncomingPhoneNumbers.json", ("AreaCode", "303"));
        var stranger = await simulator.Post("/Calls.json", ("To", "+14155550108"), ("From", SimulatedAccount.VerifiedNumbers[0]), ("Twiml", "<Response/>"));
        var verified = await simulator.Post("/Calls.json", ("To", SimulatedAccount.VerifiedNumbers[1]), ("From", SimulatedAccount.VerifiedNumbers[0]), ("Twiml", "<Response/>"));

        Assert.Equal("Trial", (await simulator.Get(".json")).Text("type"));
        Assert.Equal((21404, 21219, HttpStatusCode.Created), (purchase.Code, stranger.Code, verified.Status));
    }

    [Fact]
    public async Task Without_credit_calls_and_purchases_fail_and_everything_can_be_read()
    {
        simulator.Switches.Positions = new() { NoCredit = true };

        var call = await simulator.Post("/Calls.json", ("To", "+14155550101"), ("From", "+14065550120"), ("Twiml", "<Response/>"));
        var purchase = await simulator.Post("/IncomingPhoneNumbers.json", ("AreaCode", "303"));

        Assert.Equal((10001, 10001), (call.Code, purchase.Code));
        Assert.Equal("0.00", (await simulator.Get("/Balance.json")).Text("balance"));
        Assert.Equal(HttpStatusCode.OK, (await simulator.Get("/Calls.json")).Status);
    }

    [Theory]
    [InlineData(Pricing.Late, "-0.01400")]
    [InlineData(Pricing.Zero, "0.00000")]
    [InlineData(Pricing.Never, "")]
    public async Task Prices_come_late_or_never_or_are_zero(Pricing pricing, string price)
    {
        simulator.Switches.Positions = new() { Pricing = pricing };
        var sid = await simulator.Dial("+14155550101");

        await simulator.Seconds(180);
        var early = (await simulator.Call(sid)).Text("price");
        await simulator.Seconds(100_000);

        Assert.Equal((pricing == Pricing.Zero ? price : "", price), (early, (await simulator.Call(sid)).Text("price")));
    }

    [Fact]
    public async Task A_suspended_account_shows_itself_and_nothing_else()
    {
        simulator.Switches.Positions = new() { Suspended = true };

        var list = await simulator.Get("/Calls.json");

        Assert.Equal((HttpStatusCode.Forbidden, 20003), (list.Status, list.Code));
        Assert.Equal("suspended", (await simulator.Get(".json")).Text("status"));
    }

    [Theory]
    [InlineData(Throttling.WithRetryAfter, true)]
    [InlineData(Throttling.WithoutRetryAfter, false)]
    public async Task Too_many_requests_are_told_with_or_without_a_time(Throttling throttling, bool hasTime)
    {
        simulator.Switches.Positions = new() { Throttling = throttling };

        var answer = await simulator.Get("/Calls.json");

        Assert.Equal((HttpStatusCode.TooManyRequests, 20429), (answer.Status, answer.Code));
        Assert.Equal(hasTime, answer.Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task An_unavailable_Twilio_answers_503()
    {
        simulator.Switches.Positions = new() { Unavailable = true };

        var answer = await simulator.Get("/Calls.json");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 20503, "https://www.twilio.com/docs/errors/503"), (answer.Status, answer.Code, answer.Text("more_info")));
    }

    [Fact]
    public async Task A_silent_Twilio_answers_when_the_switch_goes_off()
    {
        simulator.Switches.Positions = new() { Silent = true };
        var asked = simulator.Get("/Balance.json");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => simulator.Http.GetAsync("/simulator/v1/PhoneNumbers/Countries", impatient.Token));
        Assert.False(asked.IsCompleted);

        simulator.Switches.Positions = new();

        Assert.Equal(HttpStatusCode.OK, (await asked).Status);
    }

    [Fact]
    public async Task Starting_over_forgets_everything()
    {
        simulator.Switches.Positions = new();
        await simulator.Buy(("AreaCode", "316"));
        simulator.Switches.Positions = new() { Trial = true };

        simulator.Database.StartOver();

        Assert.Equal(0, (await simulator.Get("/IncomingPhoneNumbers.json?PhoneNumber=1316555"))["incoming_phone_numbers"].GetArrayLength());
        Assert.Equal(("Full", "87.40"), ((await simulator.Get(".json")).Text("type"), (await simulator.Get("/Balance.json")).Text("balance")));
    }
}
