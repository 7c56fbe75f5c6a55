using System.Data.Common;
using Dapper;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Numbers;

/// <summary>A number of the account.</summary>
internal sealed record NumberRow
{
    public required string Sid { get; init; }
    public required string PhoneNumber { get; init; }
    public required string FriendlyName { get; init; }
    public required string Country { get; init; }
    public required string Type { get; init; }
    public bool Voice { get; init; }
    public bool Sms { get; init; }
    public bool Mms { get; init; }
    public string VoiceUrl { get; init; } = "";
    public string VoiceMethod { get; init; } = "POST";
    public string VoiceFallbackUrl { get; init; } = "";
    public string VoiceFallbackMethod { get; init; } = "POST";
    public string VoiceApplicationSid { get; init; } = "";
    public bool VoiceCallerIdLookup { get; init; }
    public string VoiceReceiveMode { get; init; } = "voice";
    public string? TrunkSid { get; init; }
    public string StatusCallback { get; init; } = "";
    public string StatusCallbackMethod { get; init; } = "POST";
    public string SmsUrl { get; init; } = "";
    public string SmsMethod { get; init; } = "POST";
    public string SmsFallbackUrl { get; init; } = "";
    public string SmsFallbackMethod { get; init; } = "POST";
    public string SmsApplicationSid { get; init; } = "";
    public string? AddressSid { get; init; }
    public string? BundleSid { get; init; }
    public string? IdentitySid { get; init; }
    public string EmergencyStatus { get; init; } = "Inactive";
    public string? EmergencyAddressSid { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal static class NumberSql
{
    private const string Columns = """
        select sid, phone_number as PhoneNumber, friendly_name as FriendlyName, country, type, voice, sms, mms,
            voice_url as VoiceUrl, voice_method as VoiceMethod, voice_fallback_url as VoiceFallbackUrl, voice_fallback_method as VoiceFallbackMethod,
            voice_application_sid as VoiceApplicationSid, voice_caller_id_lookup as VoiceCallerIdLookup, voice_receive_mode as VoiceReceiveMode,
            trunk_sid as TrunkSid, status_callback as StatusCallback, status_callback_method as StatusCallbackMethod,
            sms_url as SmsUrl, sms_method as SmsMethod, sms_fallback_url as SmsFallbackUrl, sms_fallback_method as SmsFallbackMethod,
            sms_application_sid as SmsApplicationSid, address_sid as AddressSid, bundle_sid as BundleSid, identity_sid as IdentitySid,
            emergency_status as EmergencyStatus, emergency_address_sid as EmergencyAddressSid, created_at as CreatedAt, updated_at as UpdatedAt
        from numbers
        """;
    private const string Filtered = Columns + """

        where (@name is null or friendly_name = @name)
          and (@pattern is null or phone_number like @pattern)
        """;
    private const string BySid = Columns + "\nwhere sid = @sid";
    private const string ByPhone = Columns + "\nwhere phone_number = @phoneNumber";
    private const string Upsert = """
        insert or replace into numbers (sid, phone_number, friendly_name, country, type, voice, sms, mms,
            voice_url, voice_method, voice_fallback_url, voice_fallback_method, voice_application_sid, voice_caller_id_lookup, voice_receive_mode,
            trunk_sid, status_callback, status_callback_method, sms_url, sms_method, sms_fallback_url, sms_fallback_method, sms_application_sid,
            address_sid, bundle_sid, identity_sid, emergency_status, emergency_address_sid, created_at, updated_at)
        values (@Sid, @PhoneNumber, @FriendlyName, @Country, @Type, @Voice, @Sms, @Mms,
            @VoiceUrl, @VoiceMethod, @VoiceFallbackUrl, @VoiceFallbackMethod, @VoiceApplicationSid, @VoiceCallerIdLookup, @VoiceReceiveMode,
            @TrunkSid, @StatusCallback, @StatusCallbackMethod, @SmsUrl, @SmsMethod, @SmsFallbackUrl, @SmsFallbackMethod, @SmsApplicationSid,
            @AddressSid, @BundleSid, @IdentitySid, @EmergencyStatus, @EmergencyAddressSid, @CreatedAt, @UpdatedAt)
        """;
    private const string DeleteBySid = "delete from numbers where sid = @sid";
    private const string CountAll = "select count(*) from numbers";
    private const string CountCallerId = """
        select (select count(*) from numbers where phone_number = @phoneNumber)
             + (select count(*) from caller_ids where phone_number = @phoneNumber)
        """;
    private const string CountVerified = "select count(*) from caller_ids where phone_number = @phoneNumber";
    private const string Pay = "update account set balance_micros = balance_micros - @micros";

    /// <param name="connection">Where to ask.</param>
    /// <param name="name">The exact friendly name, or null.</param>
    /// <param name="digits">Part of the number, * for any digit, or null.</param>
    /// <param name="paging">The page; null is answered when its token names nothing.</param>
    public static IReadOnlyList<NumberRow>? List(DbConnection connection, string? name, string? digits, Paging paging)
    {
        var pattern = digits is null ? null : $"%{new string([.. digits.Where(c => char.IsAsciiDigit(c) || c is '*' or '+')]).Replace('*', '_')}%";
        return KeysetSql.Read<NumberRow>(connection, Filtered, "numbers", paging, new(new { name, pattern }));
    }

    public static NumberRow? Find(DbConnection connection, string sid) => connection.QuerySingleOrDefault<NumberRow>(BySid, new { sid });

    public static NumberRow? FindByPhone(DbConnection connection, string phoneNumber) => connection.QuerySingleOrDefault<NumberRow>(ByPhone, new { phoneNumber });

    public static void Save(DbConnection connection, NumberRow row) => connection.Execute(Upsert, row);

    public static bool Delete(DbConnection connection, string sid) => connection.Execute(DeleteBySid, new { sid }) > 0;

    public static long Count(DbConnection connection) => connection.ExecuteScalar<long>(CountAll);

    /// <summary>Ours or verified: calls may show it.</summary>
    public static bool MayCallFrom(DbConnection connection, string phoneNumber) => connection.ExecuteScalar<long>(CountCallerId, new { phoneNumber }) > 0;

    public static bool IsVerified(DbConnection connection, string phoneNumber) => connection.ExecuteScalar<long>(CountVerified, new { phoneNumber }) > 0;

    public static void Charge(DbConnection connection, long micros) => connection.Execute(Pay, new { micros });
}
