using System.Text.Json;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Events;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Events;

public sealed class CallEventsTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public CallEventsTests() => _db.Own(Number());

    public void Dispose() => _db.Dispose();

    [Fact]
    public void A_call_that_somebody_answered_is_started_and_completed()
    {
        Asked();

        _db.Take(Inbound(status: "ringing", duration: 0) with { EndedAt = null });
        _db.Take(Inbound(), Dialled(duration: 42));

        Assert.Equal($"call.started-{CallSid(1)} call.completed-{CallSid(1)}", Told());
        Assert.Equal((CallSid(1), "completed", 42), (Data("call.completed", "call_sid").GetString(), Data("call.completed", "status").GetString(), Data("call.completed", "duration").GetInt32()));
    }

    [Fact]
    public void A_call_of_ours_that_Twilio_tells_of_before_it_answers_is_started_when_it_is_known_whom_it_reaches()
    {
        Asked();
        var click = new PlacedCallRow { Token = "one click", FromNumber = Ours, ToNumber = Customer, Phone = Phone, PlacedAt = Began };
        _db.File.Write(connection => PlacedCallsSql.Start(connection, click));

        _db.Take(Outbound(status: "ringing", duration: 0) with { EndedAt = null });
        Assert.Equal("", Told());
        _db.File.Write(connection => PlacedCallsSql.Finish(connection, click.Token, "placed", CallSid(1)));
        _db.File.Write(connection => new CallIntake(connection, MigratedDatabase.Zone, Began).Fold([CallSid(1)]));

        Assert.Equal($"call.started-{CallSid(1)}", Told());
        Assert.Equal(Customer, Data("call.started", "to").GetString());
    }

    [Theory]
    [InlineData("busy", "busy")]
    [InlineData("failed", "failed")]
    [InlineData("no-answer", "no-answer")]
    [InlineData("canceled", "canceled")]
    public void A_call_that_came_to_nothing_is_told_to_be_over(string status, string outcome)
    {
        Asked();

        _db.Take(Outbound(status: "ringing", duration: 0) with { EndedAt = null });
        _db.Take(Outbound(status: status, duration: 0));

        Assert.Equal($"call.started-{CallSid(1)} call.completed-{CallSid(1)}", Told());
        Assert.Equal(outcome, Data("call.completed", "status").GetString());
    }

    [Fact]
    public void A_message_is_a_voicemail_and_a_recording()
    {
        Asked();

        _db.Take(Inbound(), Dialled(status: "no-answer", rang: 20));
        _db.Take(Recording(source: "RecordVerb", duration: 12));

        Assert.Equal($"call.missed-{CallSid(1)} voicemail.received-{CallSid(1)} recording.available-{RecordingSid(1)}", Told());
        Assert.Equal((RecordingSid(1), CallSid(1), 12), (Data("recording.available", "sid").GetString(), Data("recording.available", "callSid").GetString(), Data("recording.available", "duration").GetInt32()));
        Assert.Equal("voicemail", Data("voicemail.received", "status").GetString());
    }

    [Fact]
    public void A_second_recording_of_a_call_is_told_without_the_first_however_long_ago_that_was_told()
    {
        Asked();
        _db.Take(Inbound(), Dialled(duration: 42));
        _db.Take(Recording());
        _db.Take(Recording());
        _db.File.Write(connection => connection.Execute("delete from event_deliveries"));

        _db.Take(Recording(2) with { Status = "processing" });
        _db.Take(Recording(), Recording(2));

        Assert.Equal($"recording.available-{RecordingSid(2)}", Told());
    }

    [Fact]
    public void A_recording_that_came_before_its_leg_is_told_with_it()
    {
        Asked();
        _db.Take(Recording(leg: 1001));

        _db.Take(Inbound(), Dialled(duration: 42));

        Assert.Contains($"recording.available-{RecordingSid(1)}", Told(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_over_before_somebody_asked_is_told_to_nobody()
    {
        Asked(Began.AddMinutes(30));

        _db.Take(Inbound(), Inbound(2) with { StartedAt = Began.AddMinutes(40), EndedAt = Began.AddMinutes(41), CreatedAt = Began.AddMinutes(40) });

        Assert.Equal($"call.completed-{CallSid(2)}", Told());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Many_calls_cost_as_few_reads_as_one(bool isAsked)
    {
        if (isAsked)
        {
            Asked();
        }

        Assert.Equal(Reads(1, 1), Reads(11, 30));
    }

    private int Reads(int first, int count)
    {
        LegRow[] legs = [.. Enumerable.Range(first, count).Select(n => Inbound(n))];
        using var statements = new StatementCounter(_db.File);
        _db.Take(legs);
        return statements.Statements.Count(sql => sql.TrimStart().StartsWith("select", StringComparison.Ordinal));
    }

    private void Asked(DateTimeOffset? at = null) => _db.File.Write(connection =>
        EventsSql.Add(connection, new() { Url = "https://app.example.com/hooks", Secret = EventSignature.NewSecret(), CreatedAt = at ?? Began.AddDays(-1) }));

    private List<EventDeliveryRow> Log() => [.. _db.File.Read(connection => EventsSql.Log(connection, 50)).OrderBy(one => one.Id)];

    private string Told() => string.Join(' ', Log().Select(one => one.EventId));

    private JsonElement Data(string type, string field) => JsonDocument.Parse(Log().Single(one => one.Type == type).Body).RootElement.GetProperty("data").GetProperty(field);
}
