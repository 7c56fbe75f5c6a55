using System.Net;
using System.Text.Json;
using RankRentPro.Features.Events;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberOrdersTests : IClassFixture<ApiApp>, IDisposable
{
    private const string Buy = "/api/twilio/buy-number";
    private readonly ApiApp _app;
    private readonly ApiClient _program;

    public NumberOrdersTests(ApiApp app)
    {
        (_app, _program) = (app, app.Program());
        app.Switches.Positions = new();
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_bought_number_is_201_with_its_site_and_stands_in_the_list()
    {
        var phone = await Offered();

        var answer = await _program.Post(Buy, new { phoneNumber = phone, country = "US", areaCode = "303", websiteId = "roof.example" });

        Assert.Equal((HttpStatusCode.Created, $"/api/twilio/phone-numbers/{answer.Text("id")}"), (answer.Status, answer.Header("Location")));
        Assert.Equal((phone, "roof.example", "active"), (answer.Text("number"), answer.Text("websiteId"), answer.Text("status")));
        Assert.NotNull(await _app.AtTwilio(phone));
        Assert.Contains((await _program.Get("/api/twilio/phone-numbers")).List(), number => number.GetRawText() == answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_answers_the_same_without_buying_again()
    {
        var order = new { phoneNumber = await Offered(), websiteId = "first.example" };
        var first = await _program.Post(Buy, order, "order-1");
        var count = _app.CountNumbers();

        var second = await _program.Post(Buy, order, "order-1");

        Assert.Equal((HttpStatusCode.Created, first.Body, first.Header("Location")), (second.Status, second.Body, second.Header("Location")));
        Assert.Equal(count, _app.CountNumbers());
    }

    [Fact]
    public async Task Repeats_at_the_same_moment_buy_once()
    {
        var order = new { phoneNumber = await Offered() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _program.Post(Buy, order, "at-once")));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Created, answers[0].Body), (answer.Status, answer.Body)));
    }

    [Fact]
    public async Task A_key_with_another_body_is_422_and_buys_nothing()
    {
        await _program.Post(Buy, new { phoneNumber = await Offered() }, "order-2");
        var other = await Offered();

        var answer = await _program.Post(Buy, new { phoneNumber = other }, "order-2");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "This Idempotency-Key was used for another request. Use a new one."), (answer.Status, answer.Message));
        Assert.Null(await _app.AtTwilio(other));
    }

    [Fact]
    public async Task A_key_is_its_users_own_and_is_forgotten_after_a_day()
    {
        _app.Hire("staff@example.com");
        using var staff = _app.Program(email: "staff@example.com");
        var order = new { phoneNumber = await Offered() };
        var first = await _program.Post(Buy, order, "order-3");
        _app.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        var (again, numbers) = (await _program.Post(Buy, order, "order-3"), _app.CountNumbers());
        Assert.Equal((HttpStatusCode.Created, first.Body), (again.Status, again.Body));

        Assert.Equal(HttpStatusCode.Created, (await staff.Post(Buy, new { phoneNumber = await Offered() }, "order-3")).Status);
        Assert.Equal(numbers + 1, _app.CountNumbers());
        _app.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await _program.Post(Buy, new { phoneNumber = await Offered() }, "order-3")).Status);
    }

    [Fact]
    public async Task A_refused_order_may_be_repeated_with_its_key()
    {
        var order = new { phoneNumber = await Offered() };
        _app.Switches.Turn(positions => positions with { NoCredit = true });

        var refused = await _program.Post(Buy, order, "order-4");
        _app.Switches.Positions = new();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 10001), (refused.Status, refused.At("twilioCode").GetInt32()));
        Assert.Contains("no credit left", refused.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await _program.Post(Buy, order, "order-4")).Status);
    }

    [Fact]
    public async Task Empty_texts_of_an_order_mean_nothing()
    {
        var answer = await _program.Post(Buy, new { phoneNumber = await Offered(), country = "", areaCode = "", websiteId = "" });

        Assert.Equal((HttpStatusCode.Created, false), (answer.Status, answer.Has("websiteId")));
    }

    [Fact]
    public async Task A_number_that_is_ours_or_gone_is_422()
    {
        var ours = await _program.Post(Buy, new { phoneNumber = LiveDemo.Austin });
        var gone = await _program.Post(Buy, new { phoneNumber = "+15005550000" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "This number is yours already: its card is under My Numbers."), (ours.Status, ours.Message));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
    }

    [Theory]
    [InlineData("""{}""", "phoneNumber")]
    [InlineData("""{"phoneNumber": ""}""", "phoneNumber")]
    [InlineData("""{"phoneNumber": "911"}""", "phoneNumber")]
    [InlineData("""{"phoneNumber": "not a number", "country": "FR"}""", "country phoneNumber")]
    [InlineData("""{"phoneNumber": "+442079460041", "country": "US"}""", "phoneNumber")]
    [InlineData("""{"phoneNumber": "+13035550154", "websiteId": "a\u0000b"}""", "websiteId")]
    public async Task A_wrong_order_is_400_and_spends_no_key(string body, string fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Buy) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("Idempotency-Key", "order-5");

        var answer = await _program.Send(request);

        Assert.Equal((HttpStatusCode.BadRequest, fields), (answer.Status, answer.Wrong));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_400() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _program.Post(Buy, new { phoneNumber = "+13035550154" }, new string('k', 256))).Status);

    [Fact]
    public async Task A_bought_and_a_released_number_are_told_to_other_programs()
    {
        _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = "https://app.example.com/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch }));

        var bought = await _program.Post(Buy, new { phoneNumber = await Offered() });
        await _program.Delete(bought.Header("Location")!);

        var told = _app.Database.Read(connection => EventsSql.Log(connection, 2));
        _app.Database.Write(connection => EventsSql.Remove(connection, told[0].TargetId, _app.Time.GetUtcNow()));
        Assert.Equal(["number.released", "number.purchased"], told.Select(one => one.Type));
        Assert.All(told, one => Assert.Equal(bought.Text("number"), JsonDocument.Parse(one.Body).RootElement.GetProperty("data").GetProperty("number").GetString()));
    }

    private async Task<string> Offered() =>
        (await _program.Get("/api/twilio/available-numbers?areaCode=303&limit=1")).List("availableNumbers")[0].GetProperty("phoneNumber").GetString()!;
}
