namespace RankRentPro.Twilio;

/// <summary>A search in Twilio's stock: a sample of about 30, not the inventory.</summary>
public sealed record AvailableNumberQuery
{
    /// <summary>ISO code of two letters.</summary>
    public required string Country { get; init; }
    public TwilioNumberType Type { get; init; }

    /// <summary>Three digits; United States and Canada only.</summary>
    public string? AreaCode { get; init; }

    /// <summary>2 to 16 digits and letters; <c>*</c> is one character, <c>%</c> any run, <c>+</c> the start, <c>$</c> the end.</summary>
    public string? Contains { get; init; }
    public string? InLocality { get; init; }

    /// <summary>State or province, two letters; United States and Canada only.</summary>
    public string? InRegion { get; init; }

    /// <summary>True asks for it; false does not ask.</summary>
    public bool Voice { get; init; }

    /// <inheritdoc cref="Voice"/>
    public bool Sms { get; init; }

    /// <inheritdoc cref="Voice"/>
    public bool Mms { get; init; }
    public int? PageSize { get; init; }

    internal Fields ToFields() => new Fields()
        .Add(nameof(AreaCode), AreaCode)
        .Add(nameof(Contains), Contains)
        .Add(nameof(InLocality), InLocality)
        .Add(nameof(InRegion), InRegion)
        .Add("VoiceEnabled", Voice ? true : null)
        .Add("SmsEnabled", Sms ? true : null)
        .Add("MmsEnabled", Mms ? true : null)
        .Add(nameof(PageSize), PageSize);
}

/// <summary>How a number answers. Null leaves a field as it is (or at Twilio's default), an empty text clears it.</summary>
public record NumberChange
{
    /// <summary>At most 64 characters.</summary>
    public string? FriendlyName { get; init; }
    public string? VoiceUrl { get; init; }
    public string? VoiceMethod { get; init; }
    public string? VoiceApplicationSid { get; init; }
    public string? TrunkSid { get; init; }
    public string? SmsUrl { get; init; }
    public string? SmsMethod { get; init; }
    public string? StatusCallback { get; init; }
    public string? StatusCallbackMethod { get; init; }

    /// <summary>Regulatory bundle, <c>BU…</c>.</summary>
    public string? BundleSid { get; init; }

    /// <summary>Address, <c>AD…</c>.</summary>
    public string? AddressSid { get; init; }

    internal virtual Fields ToFields() => new Fields()
        .Add(nameof(FriendlyName), FriendlyName)
        .Add(nameof(VoiceUrl), VoiceUrl)
        .Add(nameof(VoiceMethod), VoiceMethod)
        .Add(nameof(VoiceApplicationSid), VoiceApplicationSid)
        .Add(nameof(TrunkSid), TrunkSid)
        .Add(nameof(SmsUrl), SmsUrl)
        .Add(nameof(SmsMethod), SmsMethod)
        .Add(nameof(StatusCallback), StatusCallback)
        .Add(nameof(StatusCallbackMethod), StatusCallbackMethod)
        .Add(nameof(BundleSid), BundleSid)
        .Add(nameof(AddressSid), AddressSid);
}

/// <summary>
/// Buys exactly this number. Buying a number that the account already owns changes it instead (Twilio answers 201 again),
/// but look with <see cref="TwilioClient.FindNumber"/> first when an earlier purchase timed out.
/// </summary>
public sealed record NumberPurchase : NumberChange
{
    /// <summary>E.164.</summary>
    public required string PhoneNumber { get; init; }

    internal override Fields ToFields() => base.ToFields().Add(nameof(PhoneNumber), PhoneNumber);
}
