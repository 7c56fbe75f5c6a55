using System.Text.RegularExpressions;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Seed;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Simulator.Seed;

public sealed partial class SeedPlanTests
{
    private static readonly DateTimeOffset now = new(2026, 3, 18, 20, 15, 42, TimeSpan.Zero);
    private static readonly SeededAccount account = SeedPlan.Create(now, 1500);
    private static readonly IReadOnlyList<SeededTalk> talks = SeededTalk.In(account);

    [Fact]
    public void The_same_moment_gives_the_same_account()
    {
        var again = SeedPlan.Create(now.AddMilliseconds(300), 1500);

        Assert.Equal(account.Numbers, again.Numbers);
        Assert.Equal(account.Legs, again.Legs);
        Assert.Equal(account.Recordings, again.Recordings);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(99), InlineData(1500), InlineData(5000)]
    public void As_many_conversations_are_made_as_asked(int calls)
    {
        var made = SeedPlan.Create(now, calls);

        Assert.Equal(12, made.Numbers.Count);
        Assert.Equal(calls, made.Legs.Count(leg => leg.ParentSid is null));
    }

    [Fact]
    public void The_demo_has_about_1500_calls_in_all_the_weeks_of_ninety_days()
    {
        var seeded = SeedPlan.Create(now, new SimulatorOptions { AuthToken = "" }.SeededCalls).Legs.Where(leg => leg.ParentSid is null).ToList();

        Assert.InRange(seeded.Count, 1_400, 1_600);
        Assert.Equal(Enumerable.Range(0, 13), seeded.Select(leg => (int)((now - leg.Created).TotalDays / 7)).Distinct().Order());
    }

    [Theory, InlineData("2026-01-01T00:00:05Z"), InlineData("2026-03-08T10:30:00Z"), InlineData("2026-11-01T06:59:59+02:00")]
    public void Nothing_lies_in_the_future_or_before_ninety_days(string moment)
    {
        var start = DateTimeOffset.Parse(moment, null);
        var made = SeedPlan.Create(start, 1500);

        Assert.All(made.Legs, leg => Assert.InRange(leg.Created, start.AddDays(-90).AddSeconds(-1), start));
        Assert.All(made.Legs, leg => Assert.InRange(leg.End!.Value, leg.Start!.Value, start));
        Assert.All(made.Recordings, recording => Assert.InRange(recording.Created.AddSeconds(recording.Duration), start.AddDays(-90), start));
    }

    [Fact]
    public void Every_call_has_ended_and_every_time_is_a_whole_second_in_utc()
    {
        string[] ends = ["completed", "busy", "no-answer", "failed", "canceled"];

        Assert.All(account.Legs, leg => Assert.Contains(leg.Status, ends));
        Assert.All(account.Legs.Select(leg => leg.Created).Concat(account.Recordings.Select(recording => recording.Created)), time =>
            Assert.True(time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0, $"{time:O}"));
    }

    [Fact]
    public void Children_refer_to_a_parent_listed_before_them_and_lie_within_its_time()
    {
        var seen = new Dictionary<string, SeededLeg>();

        Assert.All(account.Legs, leg =>
        {
            seen.Add(leg.Sid, leg);
            if (leg.ParentSid is not null)
            {
                var parent = seen[leg.ParentSid];
                Assert.InRange(leg.Created, parent.Start!.Value, parent.End!.Value);
                Assert.InRange(leg.End!.Value, leg.Created, parent.End.Value);
            }
        });
    }

    [Fact]
    public void A_forwarded_leg_carries_the_caller_on_to_a_phone_that_is_not_ours()
    {
        var ours = account.Numbers.Select(number => number.PhoneNumber).ToHashSet();

        Assert.All(talks.Where(talk => talk.IsInbound && talk.Child is not null), talk =>
        {
            Assert.Equal(talk.Parent.From, talk.Child!.From);
            Assert.DoesNotContain(talk.Child.To, ours);
            Assert.Equal(talk.Parent.To, account.Numbers.Single(number => number.Sid == talk.Parent.NumberSid).PhoneNumber);
        });
    }

    [Fact]
    public void A_call_back_rings_the_agency_first_and_shows_our_number()
    {
        var outbound = talks.Where(talk => !talk.IsInbound).ToList();

        Assert.All(outbound, talk => Assert.Equal(("outbound-api", "+14155550199", null), (talk.Parent.Direction, talk.Parent.To, talk.Parent.NumberSid)));
        Assert.All(outbound.Where(talk => talk.Child is not null), talk => Assert.Equal(talk.Parent.From, talk.Child!.From));
        Assert.Equal(["busy", "completed", "failed", "no-answer"], outbound.Select(talk => talk.Child?.Status).OfType<string>().Distinct().Order());
        Assert.Contains(outbound, talk => talk is { Child: null, Parent: { Status: "no-answer", Duration: 0 } });
    }

    [Fact]
    public void Durations_are_the_answered_time_and_only_answered_legs_have_one()
    {
        Assert.All(account.Legs, leg => Assert.Equal(leg.Status == "completed", leg.Duration > 0));
        Assert.All(account.Legs, leg => Assert.InRange(leg.Duration, 0, (leg.End - leg.Start)!.Value.TotalSeconds));
        Assert.All(account.Legs.Where(leg => leg is { Direction: not "inbound", Duration: > 0 }), leg =>
            Assert.Equal(leg.Duration, (leg.End - leg.Start)!.Value.TotalSeconds));
        Assert.All(talks.Where(talk => talk.IsForwarded), talk => Assert.InRange(talk.Parent.Duration, talk.Child!.Duration, talk.Child.Duration + 20));
    }

    [Fact]
    public void A_started_minute_is_paid_whole_and_an_unanswered_leg_costs_nothing()
    {
        Assert.All(account.Legs.Where(leg => leg.Duration == 0), leg => Assert.Null(leg.PriceMicros));
        Assert.All(account.Legs.Where(leg => leg.PriceMicros is not null), leg =>
            Assert.Equal(Minutes(leg.Duration) * Rate(leg), leg.PriceMicros));
        Assert.All(account.Recordings.Where(recording => recording.PriceMicros is not null), recording =>
            Assert.Equal(Minutes(recording.Duration) * 2_500, recording.PriceMicros));
    }

    [Fact]
    public void Only_the_last_minutes_and_a_few_older_legs_are_not_rated()
    {
        var unrated = account.Legs.Where(leg => leg is { Duration: > 0, PriceMicros: null }).ToList();

        Assert.All(account.Legs.Where(leg => leg.End > now.AddMinutes(-4)), leg => Assert.Null(leg.PriceMicros));
        Assert.Contains(unrated, leg => leg.End > now.AddMinutes(-4));
        Assert.InRange(unrated.Count(leg => leg.End < now.AddHours(-1)), 1, 20);
    }

    [Fact]
    public void Sids_are_valid_and_unique()
    {
        Assert.All(account.Numbers, number => Assert.True(Sid.IsValid(number.Sid, "PN")));
        Assert.All(account.Legs, leg => Assert.True(Sid.IsValid(leg.Sid, "CA")));
        Assert.All(account.Recordings, recording => Assert.True(Sid.IsValid(recording.Sid, "RE")));

        var sids = account.Numbers.Select(number => number.Sid).Concat(account.Legs.Select(leg => leg.Sid)).Concat(account.Recordings.Select(recording => recording.Sid)).ToList();

        Assert.Equal(sids.Count, sids.Distinct().Count());
    }

    [Fact]
    public void Every_number_is_fictional()
    {
        var all = account.Numbers.Select(number => number.PhoneNumber)
            .Concat(account.Legs.SelectMany(leg => new[] { leg.From, leg.To }))
            .Except(["anonymous", "+266696687"]);

        Assert.All(all, number => Assert.Matches(Fictional(), number));
    }

    private static long Minutes(int seconds) => (long)Math.Ceiling(seconds / 60.0);

    // Written out again: the price list of the simulated account.
    private static long Rate(SeededLeg leg) => (leg.Direction, leg.To[..3]) switch
    {
        ("inbound", "+18") when leg.To.StartsWith("+1833", StringComparison.Ordinal) => 22_000,
        ("inbound", "+44") => 10_000,
        ("inbound", _) => 8_500,
        (_, "+44") => leg.To[3] == '7' ? 35_000 : 15_800,
        _ => 14_000,
    };

    [GeneratedRegex(@"^(\+1[2-9]\d\d55501\d\d|\+442079460\d{3}|\+447700900\d{3})$")]
    private static partial Regex Fictional();
}
