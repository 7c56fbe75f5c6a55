namespace RankRentPro.Twilio;

/// <summary>A call to start, with its instructions as text (<see cref="Twiml"/>) or as an address (<see cref="Url"/>, which wins).</summary>
public sealed record NewCall
{
    public required string To { get; init; }
    public required string From { get; init; }

    /// <summary>At most 4000 characters. Addresses in it must be absolute.</summary>
    public string? Twiml { get; init; }
    public string? Url { get; init; }
    public string? Method { get; init; }

    /// <summary>Seconds of ringing, 1 to 600; Twilio's default is 60.</summary>
    public int? Timeout { get; init; }

    /// <summary>Most seconds that the call may last.</summary>
    public int? TimeLimit { get; init; }
    public bool? Record { get; init; }

    /// <summary><c>mono</c> or <c>dual</c>.</summary>
    public string? RecordingChannels { get; init; }
    public string? RecordingStatusCallback { get; init; }
    public string? StatusCallback { get; init; }

    /// <summary><c>initiated</c>, <c>ringing</c>, <c>answered</c>, <c>completed</c>; Twilio's default is the last.</summary>
    public IReadOnlyList<string> StatusCallbackEvents { get; init; } = [];
    public string? MachineDetection { get; init; }

    internal Fields ToFields() => new Fields()
        .Add(nameof(To), To)
        .Add(nameof(From), From)
        .Add(nameof(Twiml), Twiml)
        .Add(nameof(Url), Url)
        .Add(nameof(Method), Method)
        .Add(nameof(Timeout), Timeout)
        .Add(nameof(TimeLimit), TimeLimit)
        .Add(nameof(Record), Record)
        .Add(nameof(RecordingChannels), RecordingChannels)
        .Add(nameof(RecordingStatusCallback), RecordingStatusCallback)
        .Add(nameof(StatusCallback), StatusCallback)
        .Add("StatusCallbackEvent", StatusCallbackEvents)
        .Add(nameof(MachineDetection), MachineDetection);
}

/// <summary>Which legs to list, newest first. Days are whole UTC days, because Twilio compares no finer.</summary>
public sealed record CallQuery
{
    /// <summary>First day, inclusive.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day, inclusive. A leg that has not started yet matches no day.</summary>
    public DateOnly? LastDay { get; init; }
    public string? ParentCallSid { get; init; }
    public string? To { get; init; }
    public string? From { get; init; }

    /// <summary>One status.</summary>
    public string? Status { get; init; }

    /// <summary>1 to 1000.</summary>
    public int PageSize { get; init; } = 1000;

    // The operator is part of the name, and "before" compares with midnight: the day after closes the last one.
    internal Fields ToFields() => new Fields()
        .Add("StartTime>", FirstDay)
        .Add("StartTime<", LastDay?.AddDays(1))
        .Add(nameof(ParentCallSid), ParentCallSid)
        .Add(nameof(To), To)
        .Add(nameof(From), From)
        .Add(nameof(Status), Status)
        .Add(nameof(PageSize), PageSize);
}

/// <summary>What to do to a running call: end it, or give it other instructions.</summary>
public sealed record CallChange
{
    /// <summary><c>canceled</c> (only before it is answered) or <c>completed</c> (hang up).</summary>
    public string? Status { get; init; }
    public string? Twiml { get; init; }
    public string? Url { get; init; }
    public string? Method { get; init; }

    internal Fields ToFields() => new Fields()
        .Add(nameof(Status), Status)
        .Add(nameof(Twiml), Twiml)
        .Add(nameof(Url), Url)
        .Add(nameof(Method), Method);
}

/// <summary>Which recordings to list, newest first; whole UTC days, both inclusive.</summary>
public sealed record RecordingQuery
{
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
    public string? CallSid { get; init; }

    /// <summary>1 to 1000.</summary>
    public int PageSize { get; init; } = 1000;

    internal Fields ToFields() => new Fields()
        .Add("DateCreated>", FirstDay)
        .Add("DateCreated<", LastDay?.AddDays(1))
        .Add(nameof(CallSid), CallSid)
        .Add(nameof(PageSize), PageSize);
}
