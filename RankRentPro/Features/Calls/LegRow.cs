namespace RankRentPro.Features.Calls;

/// <summary>One call resource of Twilio.</summary>
public sealed record LegRow
{
    /// <summary>Our own word for a leg that Twilio forgot before it told an end.</summary>
    public const string Lost = "lost";

    public required string Sid { get; init; }
    public string? ParentSid { get; init; }
    public string? NumberSid { get; init; }
    public string Direction { get; init; } = "";
    public string FromNumber { get; init; } = "";
    public string ToNumber { get; init; } = "";
    public string Status { get; init; } = "queued";
    public string? AnsweredBy { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public long Duration { get; init; }

    /// <summary>Millionths of <see cref="PriceCurrency"/>; null while unrated.</summary>
    public long? Price { get; init; }

    public string? PriceCurrency { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>A child whose parent Twilio does not know: a call of its own.</summary>
    public bool Orphan { get; init; }

    /// <summary>Since when Twilio does not know it any more.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>
    /// Read from Twilio's REST API, whose times are exact. An event tells its own time alone; it does not overwrite what was read.
    /// </summary>
    public bool IsExact { get; init; } = true;

    /// <summary>The SID that identifies the conversation.</summary>
    public string CallSid => Orphan ? Sid : ParentSid ?? Sid;

    public DateTimeOffset Began => StartedAt ?? CreatedAt;

    /// <summary>queued &lt; initiated &lt; ringing &lt; in-progress &lt; every terminal state.</summary>
    public int Rank => Status switch
    {
        "queued" => 0,
        "initiated" => 1,
        "ringing" => 2,
        "in-progress" => 3,
        _ => 4,
    };

    public bool IsOver => Rank == 4;

    public bool MachineAnswered => AnsweredBy is { } by && (by.StartsWith("machine", StringComparison.Ordinal) || by == "fax");

    public bool PersonAnswered => Status == "completed" && !MachineAnswered;

    /// <summary>
    /// What is known after <paramref name="news"/> came: a status never goes back in rank and a blank never overwrites a value,
    /// so the same news in any order and number ends in the same row.
    /// </summary>
    public LegRow Merge(LegRow news)
    {
        // An end that Twilio tells after all is better than none.
        var newer = news.Rank > Rank || (Status == Lost && news.IsOver);
        return this with
        {
            ParentSid = ParentSid ?? news.ParentSid,
            NumberSid = NumberSid ?? news.NumberSid,
            Direction = Filled(Direction, news.Direction),
            FromNumber = Filled(FromNumber, news.FromNumber),
            ToNumber = Filled(ToNumber, news.ToNumber),
            Status = newer ? news.Status : Status,
            AnsweredBy = AnsweredBy ?? news.AnsweredBy,
            StartedAt = StartedAt ?? news.StartedAt,
            EndedAt = news.IsExact ? news.EndedAt ?? EndedAt : EndedAt ?? news.EndedAt,
            Duration = Math.Max(Duration, news.Duration),
            Price = news.Price ?? Price,
            PriceCurrency = news.PriceCurrency ?? PriceCurrency,
            CreatedAt = Created(news),
            Orphan = Orphan || news.Orphan,
        };
    }

    // What tells no start is emptier than what is known, however exact it is.
    private DateTimeOffset Created(LegRow news) =>
        news.IsExact && (StartedAt is null || news.StartedAt is not null) ? news.CreatedAt
        : StartedAt is null && news.CreatedAt < CreatedAt ? news.CreatedAt
        : CreatedAt;

    private static string Filled(string known, string news) => known.Length > 0 ? known : news;
}
