using System.Globalization;
using System.Text.Json;
using RankRentPro.Twilio;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioJsonTests
{
    [Theory]
    [InlineData("\"-0.017\"", 17_000L)]
    [InlineData("\"-0.03000\"", 30_000L)]
    [InlineData("\"0.04\"", 40_000L)]
    [InlineData("\"1234567.890123\"", 1_234_567_890_123L)]
    [InlineData("-0.0085", 8_500L)]
    [InlineData("\"0.0000005\"", 1L)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void Money_is_exact_and_positive_whatever_the_culture(string price, long? micros)
    {
        var call = InAnotherCulture(() => Call(Bodies.Call(price: price)));

        Assert.Equal(micros, call.PriceMicros);
    }

    [Theory]
    [InlineData("\"1,5\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"99999999999999\"")]
    [InlineData("true")]
    public void Money_that_is_not_a_plain_decimal_is_refused(string price) =>
        Assert.Throws<JsonException>(() => Call(Bodies.Call(price: price)));

    [Theory]
    [InlineData("Tue, 31 Aug 2010 20:36:28 +0000", "2010-08-31T20:36:28Z")]
    [InlineData("Wed, 1 Sep 2010 20:36:28 +0200", "2010-09-01T18:36:28Z")]
    [InlineData("Tue, 31 Aug 2010 20:36:28 GMT", "2010-08-31T20:36:28Z")]
    [InlineData("2026-11-01T08:00:00Z", "2026-11-01T08:00:00Z")]
    [InlineData("2026-11-01T08:00:00.123Z", "2026-11-01T08:00:00.123Z")]
    public void Dates_are_read_in_both_ways_that_Twilio_writes_them(string text, string expected)
    {
        var start = InAnotherCulture(() => Call(Bodies.Call(date: text))).StartTime!.Value;

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), start);
        Assert.Equal(TimeSpan.Zero, start.Offset);
    }

    [Fact]
    public void Blank_is_absent_and_words_that_are_not_known_stay()
    {
        var call = Call(Bodies.Call(duration: "\"\"", date: ""));

        Assert.Null(call.Duration);
        Assert.Null(call.StartTime);
        Assert.Null(call.PhoneNumberSid);
        Assert.Equal(("outbound-teleport", "USD", 0), (call.Direction, call.PriceUnit, call.QueueMilliseconds));
    }

    [Theory]
    [InlineData("\"61\"", 61)]
    [InlineData("61", 61)]
    [InlineData("\"-1\"", null)]
    public void Durations_are_texts_or_numbers_and_minus_one_is_none(string duration, int? seconds) =>
        Assert.Equal(seconds, Call(Bodies.Call(duration: duration)).Duration);

    [Fact]
    public void Capabilities_are_read_in_any_case()
    {
        var number = JsonSerializer.Deserialize(Bodies.Number(), TwilioJson.Default.TwilioNumber)!;

        Assert.Equal(new TwilioCapabilities { Voice = true, Sms = true }, number.Capabilities);
        Assert.Equal((null, null), (number.VoiceUrl, number.SmsUrl));
    }

    [Fact]
    public void A_balance_may_be_negative()
    {
        var balance = JsonSerializer.Deserialize("""{"account_sid":"AC1","balance":"-1.25","currency":"USD"}""", TwilioJson.Default.TwilioBalance)!;

        Assert.Equal(-1_250_000, balance.Micros);
    }

    // With a comma before the decimals and months that Twilio does not know.
    private static T InAnotherCulture<T>(Func<T> read)
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator) = (",", ".");
        other.DateTimeFormat.AbbreviatedMonthNames = [.. Enumerable.Range(1, 12).Select(month => $"m{month}"), ""];
        try
        {
            CultureInfo.CurrentCulture = other;
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static TwilioCall Call(string json) => JsonSerializer.Deserialize(json, TwilioJson.Default.TwilioCall)!;
}
