using RankRentPro.Simulator.Seed;

namespace RankRentPro.Tests.Simulator.Seed;

/// <summary>The seeded account looks like the account of a working agency.</summary>
public sealed class SeedLikenessTests
{
    private static readonly DateTimeOffset now = new(2026, 3, 18, 20, 15, 42, TimeSpan.Zero);
    private static readonly SeededAccount account = SeedPlan.Create(now, 1500);
    private static readonly IReadOnlyList<SeededTalk> talks = SeededTalk.In(account);
    private static readonly IReadOnlyList<SeedLine> lines = SeedNumbers.At(now);

    [Theory]
    [InlineData("answered", 62), InlineData("missed", 14), InlineData("gave up", 6), InlineData("voicemail", 8)]
    [InlineData("direct", 3), InlineData("outbound", 7)]
    public void Outcomes_are_shared_as_in_practice(string outcome, double percent)
    {
        var share = 100.0 * talks.Count(talk => talk.Outcome == outcome) / talks.Count;

        Assert.InRange(share, percent - Math.Max(1.5, percent / 20), percent + Math.Max(1.5, percent / 20));
    }

    [Fact]
    public void An_eighth_of_the_calls_is_toll_free()
    {
        var tollFree = account.Numbers.Where(number => number.Type == "tollfree").Select(number => number.PhoneNumber).ToHashSet();

        Assert.InRange(100.0 * talks.Count(talk => tollFree.Contains(talk.Number)) / talks.Count, 10, 14);
    }

    [Fact]
    public void Numbers_differ_strongly_and_one_never_rang()
    {
        var calls = lines.Select(line => talks.Count(talk => talk.Number == line.Number.PhoneNumber)).Order().ToList();

        Assert.Equal(0, calls[0]);
        Assert.InRange(calls[1], 3, 30);
        Assert.InRange(calls[^1], 250, 420);
    }

    [Fact]
    public void A_conversation_lasts_a_minute_and_a_half_and_some_last_twenty_minutes()
    {
        var seconds = talks.Where(talk => talk.IsForwarded).Select(talk => talk.Child!.Duration).Order().ToList();

        Assert.InRange(seconds[seconds.Count / 2], 85, 105);
        Assert.InRange(seconds.Count(duration => duration >= 1200), 2, 20);
        Assert.InRange(seconds[^1], 1200, 2100);
    }

    [Fact]
    public void The_busiest_hours_are_business_hours_where_the_number_is()
    {
        foreach (var line in lines.Where(line => talks.Count(talk => talk.Number == line.Number.PhoneNumber) > 100))
        {
            var hours = LocalTimes(line).CountBy(time => time.Hour).OrderByDescending(hour => hour.Value).ToList();

            Assert.All(hours.Take(4), hour => Assert.InRange(hour.Key, 8, 17));
            Assert.InRange(hours.Where(hour => hour.Key is >= 8 and < 18).Sum(hour => hour.Value), 0.75 * hours.Sum(hour => hour.Value), int.MaxValue);
        }
    }

    [Fact]
    public void People_call_on_weekdays_less_at_lunch_and_seldom_at_night()
    {
        var times = lines.SelectMany(LocalTimes).ToList();
        var hours = Enumerable.Range(0, 24).Select(hour => times.Count(time => time.Hour == hour)).ToList();

        Assert.InRange(times.Count(time => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), 100, 0.2 * times.Count);
        Assert.True(hours[12] < 0.75 * hours[10] && hours[12] < 0.75 * hours[14], string.Join(' ', hours));
        Assert.InRange(hours.Where((_, hour) => hour is >= 21 or < 6).Sum(), 40, 150);
    }

    [Fact]
    public void Some_people_call_again_soon_after_they_were_missed()
    {
        var people = talks.Where(talk => talk.Customer is not (null or "anonymous" or "+266696687")).GroupBy(talk => talk.Customer).ToList();
        var soon = people.SelectMany(talks => talks.Zip(talks.Skip(1))).Count(pair =>
            pair.First.Outcome is "missed" or "gave up" && pair.Second.Parent.Created - pair.First.Parent.End < TimeSpan.FromMinutes(16));

        Assert.InRange(people.Count(talks => talks.Count() is >= 2 and <= 6), 80, 300);
        Assert.InRange(people.Max(talks => talks.Count()), 5, 8);
        Assert.InRange(soon, 30, 150);
    }

    [Fact]
    public void A_few_callers_withhold_their_number()
    {
        Assert.InRange(talks.Count(talk => talk.Parent.From == "anonymous"), 5, 60);
        Assert.InRange(talks.Count(talk => talk.Parent.From == "+266696687"), 1, 20);
    }

    [Fact]
    public void Nearly_half_of_the_forwarded_calls_are_recorded_on_two_channels()
    {
        var forwarded = talks.Where(talk => talk.IsForwarded).ToList();
        var recorded = forwarded.Where(talk => talk.Recording is not null).ToList();

        Assert.InRange(100.0 * recorded.Count / forwarded.Count, 40, 50);
        Assert.All(recorded, talk => Assert.Equal((2, "DialVerb"), (talk.Recording!.Channels, talk.Recording.Source)));
        Assert.All(recorded, talk => Assert.InRange(talk.Recording!.Duration, talk.Child!.Duration - 1, talk.Child.Duration));
    }

    [Fact]
    public void A_voicemail_follows_a_phone_that_nobody_answered()
    {
        var voicemails = talks.Where(talk => talk.IsVoicemail).ToList();

        Assert.All(voicemails, talk => Assert.Equal(("no-answer", "completed", 1), (talk.Child!.Status, talk.Parent.Status, talk.Recording!.Channels)));
        Assert.All(voicemails, talk => Assert.InRange(talk.Recording!.Duration, 5, 70));
        Assert.All(voicemails, talk => Assert.True(talk.Recording!.Created >= talk.Child!.End));
    }

    [Fact]
    public void Numbers_are_of_every_country_and_kind_with_names_as_owners_give_them()
    {
        var names = account.Numbers.Select(number => number.FriendlyName).ToList();

        Assert.Equal(["CA local", "GB local", "GB mobile", "US local", "US tollfree"], account.Numbers.Select(number => $"{number.Country} {number.Type}").Distinct().Order());
        Assert.True(account.Numbers.DistinctBy(number => (number.Voice, number.Sms, number.Mms)).Count() >= 3);
        Assert.Contains("(208) 555-0155", names);
        Assert.InRange(names.Max(name => name.Length), 60, 64);
        Assert.Single(account.Numbers, number => number.Created > now.AddDays(-2.1));
    }

    [Fact]
    public void A_number_does_not_ring_before_it_was_bought() =>
        Assert.All(talks, talk => Assert.True(talk.Parent.Created > account.Numbers.Single(number => number.PhoneNumber == talk.Number).Created));

    private static IEnumerable<DateTimeOffset> LocalTimes(SeedLine line) => talks
        .Where(talk => talk.Number == line.Number.PhoneNumber)
        .Select(talk => TimeZoneInfo.ConvertTime(talk.Parent.Created, line.Zone));
}
