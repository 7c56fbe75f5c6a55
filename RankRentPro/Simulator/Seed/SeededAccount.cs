namespace RankRentPro.Simulator.Seed;

/// <summary>What the simulated account holds at its first start, before anything is written.</summary>
public sealed record SeededAccount
{
    public required IReadOnlyList<SeededNumber> Numbers { get; init; }
    public required IReadOnlyList<SeededLeg> Legs { get; init; }
    public required IReadOnlyList<SeededRecording> Recordings { get; init; }
}

public sealed record SeededNumber
{
    public required string Sid { get; init; }
    public required string PhoneNumber { get; init; }
    public required string FriendlyName { get; init; }

    /// <summary>ISO 3166 code: US, CA or GB.</summary>
    public required string Country { get; init; }

    /// <summary>As the field <c>type</c> of Twilio's IncomingPhoneNumber: local, mobile or tollfree.</summary>
    public required string Type { get; init; }

    public string? Locality { get; init; }
    public string? Region { get; init; }
    public bool Voice { get; init; }
    public bool Sms { get; init; }
    public bool Mms { get; init; }
    public required DateTimeOffset Created { get; init; }
}

/// <summary>One Twilio call resource; a forwarded call is a parent and its children.</summary>
public sealed record SeededLeg
{
    public required string Sid { get; init; }
    public string? ParentSid { get; init; }

    /// <summary>Our number's SID: set on inbound parents only.</summary>
    public string? NumberSid { get; init; }

    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>inbound, outbound-api or outbound-dial.</summary>
    public required string Direction { get; init; }

    public required string Status { get; init; }
    public required DateTimeOffset Created { get; init; }
    public DateTimeOffset? Start { get; init; }
    public DateTimeOffset? End { get; init; }

    /// <summary>Connected seconds; 0 for a leg that nobody answered.</summary>
    public int Duration { get; init; }

    /// <summary>Positive millionths of a US dollar; null while unrated and for legs that cost nothing.</summary>
    public long? PriceMicros { get; init; }

    public string? AnsweredBy { get; init; }
}

public sealed record SeededRecording
{
    public required string Sid { get; init; }

    /// <summary>The parent leg.</summary>
    public required string CallSid { get; init; }

    public required int Duration { get; init; }
    public int Channels { get; init; } = 1;

    /// <summary>DialVerb or RecordVerb (a voicemail).</summary>
    public required string Source { get; init; }

    public required DateTimeOffset Created { get; init; }
    public long? PriceMicros { get; init; }
}
