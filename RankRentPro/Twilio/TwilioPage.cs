namespace RankRentPro.Twilio;

/// <summary>One page of a list. A row that cannot be read is kept out of <see cref="Items"/> and named in <see cref="BrokenRows"/>.</summary>
public sealed record TwilioPage<T>
{
    public required IReadOnlyList<T> Items { get; init; }
    public IReadOnlyList<BrokenRow> BrokenRows { get; init; } = [];

    /// <summary>Twilio's clock when it answered, from the <c>Date</c> header.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A row that does not have Twilio's shape.</summary>
/// <param name="Sid">Its SID (or phone number), when at least that could be read.</param>
/// <param name="Problem">Which field is wrong, for the log.</param>
public sealed record BrokenRow(string? Sid, string Problem);
