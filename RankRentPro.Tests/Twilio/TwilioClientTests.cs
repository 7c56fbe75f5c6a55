using System.Text;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_carry_basic_authentication_and_the_account_in_the_path()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, """{"sid":"AC1","friendly_name":"Agency","type":"Trial","status":"active","auth_token":"s3cret"}""");

        var account = (await stub.Client().FetchAccount(Cancel)).Value!;

        Assert.True(account.IsTrial);
        Assert.Equal($"/2010-04-01/Accounts/{StubTwilio.Account}.json", stub.Requests[0].Target);
        Assert.Equal($"{StubTwilio.Account}:{StubTwilio.Token}", Encoding.UTF8.GetString(Convert.FromBase64String(stub.Requests[0].Authorization["Basic ".Length..])));
        Assert.DoesNotContain("s3cret", account.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_of_a_date_is_part_of_the_parameter_name()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(null));

        await foreach (var _ in stub.Client().ListCalls(new() { FirstDay = new(2026, 11, 1), LastDay = new(2026, 11, 30), To = "+14155550101" }, Cancel)) { }

        var query = stub.Requests[0].Target.Split('?')[1];
        Assert.Equal("StartTime%3E=2026-11-01&StartTime%3C=2026-12-01&To=%2B14155550101&PageSize=1000", query);
    }

    [Fact]
    public async Task A_purchase_posts_a_form_in_which_empty_texts_clear_and_absent_ones_are_left_out()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(201, Bodies.Number());

        var bought = await stub.Client().BuyNumber(new() { PhoneNumber = "+14155550101", VoiceUrl = "", SmsUrl = "", BundleSid = "BU1" }, Cancel);

        Assert.True(bought.IsSuccess);
        Assert.Equal("POST", stub.Requests[0].Method);
        Assert.Equal("VoiceUrl=&SmsUrl=&BundleSid=BU1&PhoneNumber=%2B14155550101", stub.Requests[0].Body);
    }

    [Fact]
    public async Task A_new_call_repeats_the_parameter_of_its_events()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(201, Bodies.Call(status: "queued", price: "null", duration: "null"));

        var call = (await stub.Client().CreateCall(new() { To = "+14155550101", From = "+14155550102", Twiml = "<Response/>", Record = true, StatusCallbackEvents = ["answered", "completed"] }, Cancel)).Value!;

        Assert.Null(call.Duration);
        Assert.Contains("Record=true&StatusCallbackEvent=answered&StatusCallbackEvent=completed", stub.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_found_only_when_it_is_exactly_the_one()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Numbers(Bodies.Number("+141555501011", "PN2"), Bodies.Number()));

        var found = await stub.Client().FindNumber("+14155550101", Cancel);
        var missing = await stub.Client().FindNumber("+14155550199", Cancel);

        Assert.Equal(Bodies.NumberSid, found.Value!.Sid);
        Assert.True(missing.TryGet(out var none, out _));
        Assert.Null(none);
    }

    [Fact]
    public async Task A_search_asks_only_for_what_is_wanted()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, """{"available_phone_numbers":[{"phone_number":"+18005550101","capabilities":{"voice":true}}],"uri":"/x"}""");

        var page = (await stub.Client().ListAvailableNumbers(new() { Country = "US", Type = TwilioNumberType.TollFree, Contains = "+1800*", Voice = true }, Cancel)).Value!;

        Assert.Equal("+18005550101", Assert.Single(page.Items).PhoneNumber);
        Assert.EndsWith("/AvailablePhoneNumbers/US/TollFree.json?Contains=%2B1800%2A&VoiceEnabled=true", stub.Requests[0].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_country_says_which_types_it_has()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, """{"country_code":"US","country":"United States","subresource_uris":{"toll_free":"/a","voip":"/b","local":"/c"}}""");

        var country = (await stub.Client().FetchAvailableCountry("US", Cancel)).Value!;

        Assert.Equal([TwilioNumberType.Local, TwilioNumberType.TollFree], country.Types);
    }

    [Fact]
    public async Task Prices_come_from_the_pricing_product_in_millionths()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, """{"country":"United States","iso_country":"US","phone_number_prices":[{"number_type":"toll free","base_price":"2.15","current_price":"2.00"}],"price_unit":"usd"}""");

        var prices = (await stub.Client().FetchNumberPrices("US", Cancel)).Value!;

        Assert.Equal("/v1/PhoneNumbers/Countries/US", stub.Requests[0].Target);
        Assert.Equal((2_000_000, "USD"), (prices.Of(TwilioNumberType.TollFree)!.CurrentMicros, prices.Currency));
        Assert.Null(prices.Of(TwilioNumberType.Mobile));
    }

    [Fact]
    public async Task A_cancelled_question_throws_and_answers_nothing()
    {
        await using var stub = await StubTwilio.Start();
        using var caller = new CancellationTokenSource();
        stub.Answers(async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stub.Client().FetchAccount(caller.Token));
    }
}
