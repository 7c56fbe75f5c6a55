using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

/// <summary>Chance tells of some hundred calls: half-known, twice, out of order, by events and by polls, with everything that people do meanwhile.</summary>
public sealed class EventMix
{
    // More than one step of a recount.
    private const int Calls = 1_500;
    private static readonly string[] Stages = ["initiated", "ringing", "in-progress"];
    private static readonly string[] Ends = ["completed", "completed", "busy", "no-answer", "failed", "canceled"];
    private static readonly string[] Zones = ["Asia/Tokyo", "Europe/London", "America/Denver"];
    private static readonly string[] Phones = [CallBuilder.Ours, "+13035550142", "+16025550129", "+442079460118"];

    private readonly Database _database;
    private readonly Random _dice;
    private readonly List<LegRow> _legs;
    private readonly List<RecordingRow> _recordings;
    private readonly (int Weight, Action Happen)[] _kinds;
    private DateTimeOffset _now = CallBuilder.Began.AddDays(8);

    public EventMix(Database database, int seed)
    {
        (_database, _dice) = (database, new Random(seed));
        _legs = [.. Enumerable.Range(1, Calls).SelectMany(Legs)];
        _recordings = [.. _legs.Where(leg => leg.Duration > 3 && _dice.Next(3) == 0).Select((leg, n) => Recording(leg, n + 1))];
        _kinds =
        [
            (40, In(Event)), (25, In(Poll)), (8, In(RecordingEvent)), (6, In(RecordingPoll)), (5, In(Spam)), (4, In(Delete)), (2, In(Site)),
            (2, In(Number)), (2, In(Gone)), (1, In(Orphan)), (1, In(GiveUp)), (2, In(Route)), (2, Recount),
        ];
    }

    /// <summary>One of everything that may happen.</summary>
    public void Happen()
    {
        _now = _now.AddSeconds(_dice.Next(120));
        var roll = _dice.Next(_kinds.Sum(kind => kind.Weight));
        var chosen = _kinds.First(kind => (roll -= kind.Weight) < 0);
        chosen.Happen();
    }

    private Action In(Action<DbConnection> work) => () => _database.Write(work);

    private void Event(DbConnection connection)
    {
        var leg = Any(_legs);
        var isOver = _dice.Next(2) == 0;
        KeyValuePair<string, string>[] form =
        [
            new("CallSid", leg.Sid), new("ParentCallSid", leg.ParentSid ?? ""), new("Direction", leg.Direction), new("From", leg.FromNumber), new("To", leg.ToNumber),
            new("CallStatus", isOver ? leg.Status : Any(Stages)), new("CallDuration", isOver ? Text(leg.Duration) : ""), new("AnsweredBy", leg.AnsweredBy ?? ""),
            new("Timestamp", (isOver ? leg.EndedAt!.Value : leg.CreatedAt).ToString("r", CultureInfo.InvariantCulture)),
        ];
        new WebhookNews(new WebhookForm(form, _now), "call", token: null).Take(connection, _now);
    }

    private void RecordingEvent(DbConnection connection)
    {
        var recording = Any(_recordings);
        KeyValuePair<string, string>[] form =
        [
            new("CallSid", recording.LegSid), new("RecordingSid", recording.Sid), new("RecordingStatus", "completed"), new("RecordingSource", recording.Source),
            new("RecordingDuration", Text(recording.Duration!.Value)), new("RecordingStartTime", recording.CreatedAt.ToString("r", CultureInfo.InvariantCulture)),
        ];
        new WebhookNews(new WebhookForm(form, _now), "recording", token: null).Take(connection, _now);
    }

    // A page of a list, read while some of its calls go on and few are rated.
    private void Poll(DbConnection connection) => Intake(connection).TakeLegs([.. Enumerable.Range(0, _dice.Next(1, 12)).Select(_ => Any(_legs)).Select(Polled)]);

    private LegRow Polled(LegRow leg) => _dice.Next(4) == 0
        ? leg with { Status = "in-progress", EndedAt = null, Duration = 0, Price = null, PriceCurrency = null }
        : _dice.Next(2) == 0 ? leg with { Price = null, PriceCurrency = null } : leg;

    private void RecordingPoll(DbConnection connection) =>
        Intake(connection).TakeRecordings([.. Enumerable.Range(0, 3).Select(_ => Any(_recordings)).Select(recording => _dice.Next(2) == 0 ? recording with { Price = null } : recording)]);

    private void Spam(DbConnection connection) => SpamMark.Set(connection, Any(_legs).CallSid, _dice.Next(3) > 0, _now);

    private void Delete(DbConnection connection)
    {
        var recording = Any(_recordings);
        RecordingsSql.Delete(connection, recording.Sid, _now);
        Intake(connection).FoldLegs([recording.LegSid]);
    }

    private void Site(DbConnection connection) => connection.Execute("update numbers set site = @site where phone_number = @phone", new { site = $"site{_dice.Next(5)}.example", phone = Any(Phones) });

    // Some numbers are known late, and released again.
    private void Number(DbConnection connection)
    {
        var n = _dice.Next(Phones.Length);
        NumbersSql.Write(connection, [CallBuilder.Number(n + 1, Phones[n])], DateTimeOffset.MaxValue);
        if (_dice.Next(4) == 0)
        {
            NumbersSql.Release(connection, n + 1, _now);
        }
    }

    private void Gone(DbConnection connection)
    {
        var leg = Any(_legs);
        RecordingsSql.MarkGone(connection, Any(_recordings).Sid, _now);
        LegsSql.MarkGone(connection, leg.Sid, _now);
        Intake(connection).FoldLegs(_dice.Next(4) == 0 ? LegsSql.MarkLost(connection, leg.CallSid, _now) : [leg.Sid]);
    }

    private void Orphan(DbConnection connection) => Intake(connection).MakeOrphans(_legs[^_dice.Next(1, 50)].CallSid);

    private void GiveUp(DbConnection connection) => Intake(connection).Fold(CallsSql.Unrated(connection, _now.AddHours(-72), 500));

    // Begun now and then, carried on in steps, and over at some moment between two others.
    private void Recount()
    {
        if (_database.Read(RecountSql.Find) is null)
        {
            _database.Write(connection => RecountSql.Begin(connection, Any(Zones), _now));
            return;
        }
        new RecountJob(_database, TimeProvider.System).Step();
    }

    private void Route(DbConnection connection) => RoutedCallsSql.Write(connection, Any(_legs).CallSid, CallBuilder.Phone, _now);

    private CallIntake Intake(DbConnection connection) => new(connection, SettingsSql.TimeZone(connection), _now);

    private IEnumerable<LegRow> Legs(int n)
    {
        var at = CallBuilder.Began.AddMinutes(_dice.Next(7 * 1440));
        var parent = Leg(n, at, 30 + _dice.Next(400)) with { FromNumber = $"+1737555{_dice.Next(100, 200):0000}", ToNumber = Any(Phones) };
        parent = _dice.Next(5) > 0 ? parent : parent with { Direction = "outbound-api", FromNumber = parent.ToNumber, ToNumber = parent.FromNumber };
        return [parent, .. Enumerable.Range(1, _dice.Next(3)).Select(child => Leg(n + (child * 100_000), at.AddSeconds(child), 20) with
        {
            ParentSid = parent.Sid,
            Direction = "outbound-dial",
            FromNumber = parent.FromNumber,
            ToNumber = CallBuilder.Phone,
            AnsweredBy = _dice.Next(6) == 0 ? "machine_start" : null,
        })];
    }

    private LegRow Leg(int n, DateTimeOffset at, int seconds)
    {
        var status = Any(Ends);
        var duration = status == "completed" ? _dice.Next(1, seconds) : 0;
        var price = duration > 0 ? 8_500L * _dice.Next(4) : (long?)null;
        return CallBuilder.Inbound(n, status, duration) with { CreatedAt = at, StartedAt = at, EndedAt = at.AddSeconds(seconds), Price = price, PriceCurrency = price is null ? null : "USD" };
    }

    private RecordingRow Recording(LegRow leg, int n) => CallBuilder.Recording(n, source: _dice.Next(2) == 0 ? "RecordVerb" : "DialVerb", duration: _dice.Next(4)) with
    {
        LegSid = leg.Sid,
        Price = 2_500,
        CreatedAt = leg.CreatedAt.AddSeconds(2),
    };

    private T Any<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
