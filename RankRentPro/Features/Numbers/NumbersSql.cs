using System.Data.Common;
using System.Text.Json;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Numbers;

public static class NumbersSql
{
    internal const string Columns = """
        id as Id, sid as Sid, phone_number as PhoneNumber, digits as Digits, friendly_name as FriendlyName, site as Site,
        country as Country, number_type as NumberType, voice as Voice, sms as Sms, mms as Mms, voice_url as VoiceUrl,
        monthly_fee as MonthlyFee, fee_currency as FeeCurrency, purchased_at as PurchasedAt, released_at as ReleasedAt,
        last_call_at as LastCallAt, calls as Calls, missed as Missed, completed as Completed, talk_seconds as TalkSeconds,
        version as Version, inactive as Inactive, updated_at as UpdatedAt, status_callback as StatusCallback, counted_at as CountedAt, answers_since as AnswersSince, answers_until as AnswersUntil
        """;

    /// <summary>A row of <see cref="Columns"/>.</summary>
    internal static NumberRow Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Sid = row.GetString(1),
        PhoneNumber = row.GetString(2),
        Digits = row.GetString(3),
        FriendlyName = row.GetString(4),
        Site = row.GetString(5),
        Country = row.GetString(6),
        NumberType = row.GetString(7),
        Voice = row.Flag(8),
        Sms = row.Flag(9),
        Mms = row.Flag(10),
        VoiceUrl = row.GetString(11),
        MonthlyFee = row.NumberOrNull(12),
        FeeCurrency = row.TextOrNull(13),
        PurchasedAt = row.Instant(14),
        ReleasedAt = row.InstantOrNull(15),
        LastCallAt = row.InstantOrNull(16),
        Calls = row.GetInt64(17),
        Missed = row.GetInt64(18),
        Completed = row.GetInt64(19),
        TalkSeconds = row.GetInt64(20),
        Version = row.GetInt64(21),
        Inactive = row.Flag(22),
        UpdatedAt = row.Instant(23),
        StatusCallback = row.TextOrNull(24),
        CountedAt = row.InstantOrNull(25),
        AnswersSince = row.InstantOrNull(26),
        AnswersUntil = row.InstantOrNull(27),
    };

    public static List<NumberRow> All(DbConnection connection) => connection.Query<NumberRow>($"""
        select {Columns}
        from numbers
        """).AsList();

    public static NumberRow? Find(DbConnection connection, long id) => connection.QuerySingleOrDefault<NumberRow>($"""
        select {Columns}
        from numbers
        where id = @id
        """, new { id });

    public static List<NumberRow> ById(DbConnection connection, IEnumerable<long> ids) => connection.Query<NumberRow>($"""
        select {Columns}
        from numbers
        where id in (select value from json_each(@ids))
        """, new { ids = JsonSerializer.Serialize(ids) }).AsList();

    /// <summary>The active number with these digits, else the one that was ours last.</summary>
    public static NumberRow? ByPhone(DbConnection connection, string phoneNumber) => connection.QueryFirstOrDefault<NumberRow>($"""
        select {Columns}
        from numbers
        where phone_number = @phoneNumber
        order by released_at is not null, purchased_at desc
        limit 1
        """, new { phoneNumber });

    /// <summary>The first number that can call: the oldest active one with voice.</summary>
    public static string? FirstThatCalls(DbConnection connection) => connection.ExecuteScalar<string?>("""
        select phone_number
        from numbers
        where released_at is null
          and voice = 1
        order by purchased_at, id
        limit 1
        """);

    /// <summary>The oldest active number of a site that can call.</summary>
    public static string? FirstOfSite(DbConnection connection, string site) => connection.ExecuteScalar<string?>("""
        select phone_number
        from numbers
        where site = @site
          and released_at is null
          and voice = 1
        order by purchased_at, id
        limit 1
        """, new { site });

    /// <summary>What Twilio tells about numbers; sites, totals and versions are ours and stay.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="numbers">As Twilio told them.</param>
    /// <param name="asked">When Twilio was asked: a number released since then stays released, and one that was changed keeps its name.</param>
    public static void Write(DbConnection connection, IEnumerable<NumberRow> numbers, DateTimeOffset asked) => connection.Execute("""
        insert into numbers (sid, phone_number, digits, friendly_name, country, number_type, voice, sms, mms, voice_url,
            status_callback, monthly_fee, fee_currency, purchased_at, updated_at, answers_since)
        values (@Sid, @PhoneNumber, @Digits, @FriendlyName, @Country, @NumberType, @Voice, @Sms, @Mms, @VoiceUrl,
            @StatusCallback, @MonthlyFee, @FeeCurrency, @PurchasedAt, @PurchasedAt, @AnswersSince)
        on conflict (sid) do update set
            updated_at = iif(
                (friendly_name, number_type, voice, sms, mms, voice_url, coalesce(status_callback, excluded.status_callback), monthly_fee, fee_currency, released_at)
                is (iif(updated_at > @asked, friendly_name, excluded.friendly_name), excluded.number_type, excluded.voice, excluded.sms, excluded.mms, excluded.voice_url, excluded.status_callback,
                    coalesce(excluded.monthly_fee, monthly_fee), coalesce(excluded.fee_currency, fee_currency), iif(released_at > @asked, released_at, null)),
                updated_at, max(updated_at, @asked)),
            version = version + (updated_at <= @asked and friendly_name <> excluded.friendly_name),
            friendly_name = iif(updated_at > @asked, friendly_name, excluded.friendly_name),
            number_type = excluded.number_type,
            voice = excluded.voice,
            sms = excluded.sms,
            mms = excluded.mms,
            voice_url = excluded.voice_url,
            status_callback = excluded.status_callback,
            monthly_fee = coalesce(excluded.monthly_fee, monthly_fee),
            fee_currency = coalesce(excluded.fee_currency, fee_currency),
            answers_since = iif(excluded.answers_since is null or (answers_since is not null and answers_until is null), answers_since, excluded.answers_since),
            answers_until = case
                when excluded.answers_since is not null then null
                when answers_since is null or answers_until is not null then answers_until
                -- This app has another address since now, or Twilio was told another one then.
                when voice_url = excluded.voice_url then @asked
                else min(@asked, @AnswersUntil)
            end,
            released_at = iif(released_at > @asked, released_at, null)
        """, numbers.Select(number => new
    {
        number.Sid,
        number.PhoneNumber,
        number.Digits,
        number.FriendlyName,
        number.Country,
        number.NumberType,
        number.Voice,
        number.Sms,
        number.Mms,
        number.VoiceUrl,
        number.StatusCallback,
        number.MonthlyFee,
        number.FeeCurrency,
        number.PurchasedAt,
        number.AnswersSince,
        number.AnswersUntil,
        asked,
    }));

    /// <summary>Numbers that were here when Twilio was asked, and that it did not list.</summary>
    public static int ReleaseMissing(DbConnection connection, IEnumerable<string> missingSids, DateTimeOffset asked) => connection.Execute("""
        update numbers
        set released_at = @asked, updated_at = @asked, version = version + 1
        where released_at is null
          and sid in (select value from json_each(@sids))
        """, new { asked, sids = JsonSerializer.Serialize(missingSids) });

    /// <returns>False when it was released before.</returns>
    public static bool Release(DbConnection connection, long id, DateTimeOffset now) => connection.Execute("""
        update numbers
        set released_at = @now, updated_at = @now, version = version + 1
        where id = @id
          and released_at is null
        """, new { id, now }) == 1;

    /// <param name="connection">In the transaction that changes the calls.</param>
    /// <param name="totals">What is added to each number's.</param>
    /// <param name="now">Null where the calls are only counted again.</param>
    public static void AddTotals(DbConnection connection, IEnumerable<NumberTotals> totals, DateTimeOffset? now) => connection.Execute("""
        update numbers
        set calls = calls + @Calls,
            missed = missed + @Missed,
            completed = completed + @Completed,
            talk_seconds = talk_seconds + @TalkSeconds,
            last_call_at = max(coalesce(last_call_at, 0), @LastCallAt),
            counted_at = coalesce(@now, counted_at)
        where id = @NumberId
        """, totals.Select(total => new { total.NumberId, total.Calls, total.Missed, total.Completed, total.TalkSeconds, total.LastCallAt, now }));

    /// <summary>Reads again when a call came last over these numbers.</summary>
    public static void FindLastCalls(DbConnection connection, IEnumerable<long> ids) => connection.Execute("""
        update numbers
        set last_call_at = (select max(started_at) from calls where number_id = numbers.id)
        where id = @id
        """, ids.Select(id => new { id }));

    public static void ClearTotals(DbConnection connection) => connection.Execute("""
        update numbers
        set calls = 0, missed = 0, completed = 0, talk_seconds = 0, last_call_at = null
        """);

    /// <summary>Names the site of a number that has none yet.</summary>
    public static void NameSite(DbConnection connection, long id, string site, DateTimeOffset now) => connection.Execute("""
        update numbers
        set site = @site, updated_at = @now
        where id = @id
          and site = ''
          and @site <> ''
        """, new { id, site, now });

    /// <returns>False when somebody else changed the number since the version of the edit.</returns>
    public static bool Edit(DbConnection connection, NumberEdit edit, DateTimeOffset now) => connection.Execute("""
        update numbers
        set friendly_name = @FriendlyName,
            site = @Site,
            inactive = coalesce(@Inactive, inactive),
            updated_at = iif((friendly_name, site, inactive) is (@FriendlyName, @Site, coalesce(@Inactive, inactive)), updated_at, @now),
            version = version + 1
        where id = @Id
          and version = @Version
        """, new { edit.Id, edit.Version, edit.FriendlyName, edit.Site, edit.Inactive, now }) == 1;
}

/// <summary>What somebody makes of a number.</summary>
public sealed record NumberEdit
{
    public required long Id { get; init; }

    /// <summary>The one that the edit was made from.</summary>
    public required long Version { get; init; }

    public required string FriendlyName { get; init; }
    public required string Site { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public bool? Inactive { get; init; }

    /// <summary>The site is given to the number's calls that have none as well.</summary>
    public bool EarlierCalls { get; init; }
}
