using Dapper;
using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberSyncTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public ValueTask InitializeAsync()
    {
        // Twilio lists old numbers without one.
        _app.Faults.Change = (_, body) =>
        {
            foreach (var number in body["incoming_phone_numbers"]?.AsArray() ?? [])
            {
                number!.AsObject().Remove("type");
            }
        };
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_was_renamed_or_bought_while_Twilio_listed_stays_as_it_is()
    {
        var before = _app.Number(LiveDemo.Austin);
        var bought = before with { Sid = "PN00000000000000000000000000000001", PhoneNumber = "+13035550199", Digits = "13035550199", PurchasedAt = _app.Time.GetUtcNow() };
        _app.Faults.Change = (uri, _) =>
        {
            if (uri.AbsolutePath.EndsWith("/IncomingPhoneNumbers.json", StringComparison.Ordinal))
            {
                _app.Time.Advance(TimeSpan.FromSeconds(1));
                _app.Database.Write(connection => connection.Execute("update numbers set friendly_name = 'Renamed', version = version + 1, updated_at = @now where id = @Id", new { now = _app.Time.GetUtcNow(), before.Id }));
                _app.Database.Write(connection => NumbersSql.Write(connection, [bought], _app.Time.GetUtcNow()));
            }
        };

        await _app.Sync();

        Assert.Equal(("Renamed", before.Version + 1), (_app.Number(LiveDemo.Austin).FriendlyName, _app.Number(LiveDemo.Austin).Version));
        Assert.True(_app.Number("+13035550199").IsActive);
    }

    [Fact]
    public async Task Since_when_this_app_answers_is_kept_until_something_else_does()
    {
        await _app.Sync();
        var first = _app.Number(LiveDemo.Austin).AnswersSince;
        Assert.Equal(_app.Time.GetUtcNow(), first);

        _app.Time.Advance(TimeSpan.FromMinutes(5));
        await _app.Sync();
        Assert.Equal(first, _app.Number(LiveDemo.Austin).AnswersSince);

        _app.Simulated.File.Write(connection => connection.Execute("update numbers set voice_url = 'https://elsewhere.example/twiml' where phone_number = @Austin", new { LiveDemo.Austin }));
        await _app.Sync();
        Assert.Equal(first, _app.Number(LiveDemo.Austin).AnswersSince);
        Assert.NotNull(_app.Number(LiveDemo.Austin).AnswersUntil);
    }

    [Theory]
    [InlineData("+18335550121", "tollfree", 2_150_000)]
    [InlineData(LiveDemo.Austin, "local", 1_150_000)]
    public async Task A_number_listed_without_its_type_costs_what_its_prefix_says(string phone, string type, long fee)
    {
        await _app.Sync();

        Assert.Equal((type, fee), (_app.Number(phone).NumberType, _app.Number(phone).MonthlyFee));
    }
}
