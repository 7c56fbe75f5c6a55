using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>A Twilio phone number that is or was the agency's.</summary>
public sealed record NumberRow
{
    public long Id { get; init; }
    public required string Sid { get; init; }
    public required string PhoneNumber { get; init; }
    public string Digits { get; init; } = "";
    public string FriendlyName { get; init; } = "";
    public string Site { get; init; } = "";
    public string Country { get; init; } = "";

    /// <summary>local, mobile, tollfree or national.</summary>
    public string NumberType { get; init; } = "local";

    public bool Voice { get; init; }
    public bool Sms { get; init; }
    public bool Mms { get; init; }
    public string VoiceUrl { get; init; } = "";

    /// <summary>Where Twilio tells how its calls end; empty where it tells nobody, null while that is not known.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>Millionths of <see cref="FeeCurrency"/> a month; null while unknown.</summary>
    public long? MonthlyFee { get; init; }

    public string? FeeCurrency { get; init; }
    public DateTimeOffset PurchasedAt { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }
    public DateTimeOffset? LastCallAt { get; init; }
    public long Calls { get; init; }
    public long Missed { get; init; }
    public long Completed { get; init; }
    public long TalkSeconds { get; init; }
    public long Version { get; init; }

    /// <summary>When its name, site or status changed, or what Twilio tells of it. Its calls do not count.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When its calls changed last; null where none did since that is kept.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>Since when this app is what Twilio asks about its calls, as far as that was seen; null where it never was.</summary>
    public DateTimeOffset? AnswersSince { get; init; }

    /// <summary>Since when something else is again; null while that is not so.</summary>
    public DateTimeOffset? AnswersUntil { get; init; }

    /// <summary>Set aside by the owner or a program: its calls are no leads. It is still the agency's.</summary>
    public bool Inactive { get; init; }

    public bool IsActive => ReleasedAt is null;

    /// <summary>Whether this app was to be asked about a call of that moment.</summary>
    public bool AnsweredHere(DateTimeOffset at) => AnswersSince <= at && !(AnswersUntil <= at);

    /// <summary>What people call it: empty while it has only its digits, by which Twilio names it at first.</summary>
    public string Name => !FriendlyName.Any(char.IsLetter) && PhoneText.Digits(FriendlyName) is { Length: > 0 } digits && (digits == Digits || digits == PhoneText.Digits(PhoneText.National(PhoneNumber))) ? "" : FriendlyName;

    /// <summary>Its name and its site, as far as it has them.</summary>
    public IEnumerable<string> Words => new[] { Name, Site }.Where(word => word.Length > 0);

    public long AverageDuration => Completed == 0 ? 0 : TalkSeconds / Completed;
}
