using Dapper;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

/// <summary>Calls over a number that this app answers, found in Twilio's list: nothing was dialled, and Twilio calls them completed.</summary>
public sealed class AppAwayTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public AppAwayTests() => _db.Own(Number());

    public void Dispose() => _db.Dispose();

    [Theory]
    [InlineData(-1, "missed")]
    [InlineData(0, "missed")]
    [InlineData(1, "completed")]
    [InlineData(null, "completed")]
    public void A_call_that_this_app_was_to_be_asked_about_and_was_not_is_missed(int? hours, string outcome)
    {
        _db.File.Write(connection => connection.Execute("update numbers set answers_since = @since", new { since = hours is { } late ? Began.AddHours(late).ToUnixTimeMilliseconds() : (long?)null }));

        _db.Take(Inbound(duration: 3));

        Assert.Equal(outcome, _db.Call()?.Outcome);
    }

    [Fact]
    public void A_call_that_Twilio_told_this_app_about_was_taken_when_it_was_picked_up()
    {
        _db.File.Write(connection => connection.Execute("update numbers set answers_since = 0"));
        _db.Take(Inbound(duration: 3));
        Assert.Equal("missed", _db.Call()?.Outcome);

        _db.File.Write(connection => WebhookEventsSql.Insert(connection, new() { CallSid = CallSid(1), SubjectSid = CallSid(1), Digest = "late", Change = "nothing", ReceivedAt = Began }));
        _db.Take(Inbound(duration: 3) with { Price = 8_500, PriceCurrency = "USD" });

        Assert.Equal("completed", _db.Call()?.Outcome);
    }

    [Fact]
    public void A_call_that_this_app_gave_no_answer_for_stays_missed_whoever_answers_the_number_later()
    {
        _db.File.Write(connection => connection.Execute("update numbers set answers_since = 0"));
        _db.Take(Inbound(duration: 3));

        _db.File.Write(connection => connection.Execute("update numbers set answers_since = null"));
        _db.Take(Inbound(duration: 3) with { Price = 8_500, PriceCurrency = "USD" });

        Assert.Equal(("missed", "final"), (_db.Call()?.Outcome, _db.Call()?.CostState));
    }

    [Theory]
    [InlineData(-1, "completed")]
    [InlineData(1, "missed")]
    public void A_call_that_came_when_something_else_answered_again_is_not_this_apps(int hours, string outcome)
    {
        _db.File.Write(connection => connection.Execute("update numbers set answers_since = 0, answers_until = @until", new { until = Began.AddHours(hours).ToUnixTimeMilliseconds() }));

        _db.Take(Inbound(duration: 3));

        Assert.Equal(outcome, _db.Call()?.Outcome);
    }
}
