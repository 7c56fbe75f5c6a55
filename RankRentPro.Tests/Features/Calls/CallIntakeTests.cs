using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallIntakeTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public CallIntakeTests() => _db.Own(Number());

    public void Dispose() => _db.Dispose();

    [Fact]
    public void A_call_of_another_program_that_rang_several_phones_reached_the_one_that_answered()
    {
        var (first, second) = (Dialled(duration: 12, to: Customer), Dialled(status: "canceled") with { Sid = CallSid(2_000) });

        _db.Take(Outbound(), first, second);

        var call = _db.Call()!;
        Assert.Equal((Customer, "completed", "+1 212-555-0144 answered"), (call.ToNumber, call.Outcome, call.Reason));
    }

    [Fact]
    public void Legs_fold_into_one_call()
    {
        _db.Take(Inbound(), Dialled(duration: 42));

        var call = _db.Call()!;

        Assert.Equal(("completed", 42, Caller, Ours), (call.Outcome, call.Duration, call.FromNumber, call.ToNumber));
        Assert.Equal(1, Count("calls"));
        Assert.Equal(2, Count("legs"));
    }

    [Fact]
    public void The_same_news_twice_change_nothing()
    {
        _db.Take(Inbound(), Dialled(duration: 42));

        Assert.Equal(0, _db.Take(Inbound(), Dialled(duration: 42)));
        Assert.Equal(1, Total().Calls);
    }

    [Fact]
    public void A_child_that_comes_first_waits_for_its_parent()
    {
        _db.Take(Dialled(duration: 42));
        Assert.Equal(0, Count("calls"));

        _db.Take(Inbound());

        Assert.Equal("completed", _db.Call()?.Outcome);
        Assert.Equal(1, Count("calls"));
    }

    [Fact]
    public void A_child_whose_parent_Twilio_does_not_know_is_a_call_of_its_own()
    {
        _db.Take(Dialled(duration: 42, to: Customer));
        Assert.Equal([CallSid(1)], _db.File.Read(connection => LegsSql.MissingParents(connection, DateTimeOffset.UnixEpoch, 10)));

        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));

        Assert.Equal(("outbound", "completed", Customer), (_db.Call(1001)!.Direction, _db.Call(1001)!.Outcome, _db.Call(1001)!.ToNumber));
        Assert.Empty(_db.File.Read(connection => LegsSql.MissingParents(connection, DateTimeOffset.UnixEpoch, 10)));
    }

    [Fact]
    public void A_parent_that_comes_after_all_takes_its_children_back()
    {
        _db.Take(Dialled(duration: 42));
        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));
        Assert.Equal("outbound", _db.Call(1001)!.Direction);

        _db.Take(Inbound());

        Assert.Equal(("inbound", "completed", 42), (_db.Call()!.Direction, _db.Call()!.Outcome, _db.Call()!.Duration));
        Assert.Equal((1, 1), (Count("calls"), Total().Calls));
        Whole.AssertSums(_db.File);
    }

    [Fact]
    public void What_people_said_of_the_orphans_stays_with_the_call_that_they_become()
    {
        _db.Take(Dialled(duration: 42), Dialled(to: Customer) with { Sid = CallSid(1002) });
        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));
        _db.File.Write(connection => SpamMark.Set(connection, CallSid(1002), spam: true, Began));
        _db.File.Write(connection => CallNotesSql.Edit(connection, new(_db.Call(1001)!.Id, 0, "Wants a quote", ["lead"]), Began));

        _db.Take(Inbound());

        var marks = _db.File.Read(connection => CallNotesSql.Of(connection, [_db.Call()!.Id]))[_db.Call()!.Id];
        Assert.Equal((true, "Wants a quote", "lead"), (_db.Call()!.Spam, marks.Note, marks.Tags));
        Assert.Equal(1, Count("calls"));
        Whole.AssertSums(_db.File);
    }

    [Fact]
    public void Long_notes_of_two_orphans_become_one_that_is_cut_off()
    {
        _db.Take(Dialled(duration: 42), Dialled(to: Customer) with { Sid = CallSid(1002) });
        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));
        foreach (var (orphan, letter) in new[] { (1001, 'a'), (1002, 'b') })
        {
            _db.File.Write(connection => CallNotesSql.Edit(connection, new(_db.Call(orphan)!.Id, 0, new string(letter, 3_000), []), Began));
        }

        _db.Take(Inbound());

        var note = _db.File.Read(connection => CallNotesSql.Of(connection, [_db.Call()!.Id]))[_db.Call()!.Id].Note;
        Assert.Equal((4_000, 3_000), (note.Length, note.Split('\n')[0].Length));
    }

    [Fact]
    public void A_leg_names_the_call_that_it_is_part_of_and_an_orphan_none()
    {
        _db.Take(Dialled(duration: 42));
        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));
        Assert.Null(CallOf(1001));

        _db.Take(Inbound());

        Assert.Equal((CallSid(1), null), (CallOf(1001), CallOf(1)));

        string? CallOf(int leg) => _db.File.Read(connection => LegsSql.CallOf(connection, CallSid(leg)));
    }

    [Fact]
    public void A_parent_that_came_meanwhile_keeps_its_children()
    {
        _db.Take(Inbound(), Dialled(duration: 42));

        _db.Intake(intake => intake.MakeOrphans(CallSid(1)));

        Assert.Equal((1, 42), (Count("calls"), _db.Call()!.Duration));
    }

    [Fact]
    public void A_call_keeps_the_site_that_its_number_had_then()
    {
        SetSite("before.example");
        _db.Take(Inbound(status: "ringing", duration: 0));
        SetSite("after.example");

        _db.Take(Inbound(), Dialled(duration: 42));

        Assert.Equal(("before.example", "completed"), (_db.Call()!.Site, _db.Call()!.Outcome));
    }

    [Fact]
    public void A_recording_that_comes_before_its_call_is_counted_when_the_call_comes()
    {
        _db.Take(Recording());

        _db.Take(Inbound(), Dialled(duration: 42));

        Assert.Equal(1, _db.Call()!.Recordings);
    }

    [Fact]
    public void A_recording_of_the_dialled_leg_belongs_to_the_call()
    {
        _db.Take(Inbound(), Dialled(duration: 42));

        _db.Take(Recording(leg: 1001) with { Price = 2_500 });

        Assert.Equal((1, 2_500), (_db.Call()!.Recordings, _db.Call()!.Cost));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_an_event_left_out_of_a_recording_the_next_poll_fills(bool eventFirst)
    {
        var told = Recording(source: "RecordVerb", duration: 12);
        var left = told with { Source = "", Channels = 1, CreatedAt = told.CreatedAt.AddSeconds(20) };
        _db.Take(Inbound());
        _db.Take(eventFirst ? left : told);

        _db.Take(eventFirst ? told : left);

        var stored = _db.File.Read(connection => RecordingsSql.Find(connection, told.Sid))!;
        Assert.Equal(("voicemail", "RecordVerb", 2, told.CreatedAt), (_db.Call()!.Outcome, stored.Source, stored.Channels, stored.CreatedAt));
        Whole.AssertSums(_db.File);
    }

    [Fact]
    public void Deleting_a_voicemail_changes_neither_outcome_nor_cost()
    {
        _db.Take(Inbound());
        _db.Take(Recording(source: "RecordVerb") with { Price = 2_500 });

        _db.File.Write(connection => RecordingsSql.Delete(connection, RecordingSid(1), Began));
        _db.Intake(intake => intake.FoldLegs([CallSid(1)]));

        Assert.Equal(("voicemail", 2_500, 0), (_db.Call()!.Outcome, _db.Call()!.Cost, _db.Call()!.Recordings));
    }

    [Fact]
    public void A_released_number_keeps_its_calls()
    {
        _db.Take(Inbound(), Dialled(duration: 42));
        _db.File.Write(connection => NumbersSql.Release(connection, 1, Began.AddDays(1)));

        Assert.Equal((1, 1), (_db.Call()!.NumberId, Total().Calls));
    }

    private void SetSite(string site) => _db.File.Write(connection => connection.Execute("update numbers set site = @site", new { site }));

    private NumberRow Total() => _db.File.Read(connection => NumbersSql.Find(connection, 1))!;

    private int Count(string table) => _db.File.Read(connection => connection.ExecuteScalar<int>($"select count(*) from {table}"));
}
