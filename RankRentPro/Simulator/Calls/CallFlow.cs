namespace RankRentPro.Simulator.Calls;

/// <summary>What a running leg still needs to go on, also after a restart.</summary>
internal sealed class CallFlow
{
    public Party Party { get; init; } = new();

    /// <summary>Where its instructions come from, and what to ask when that fails.</summary>
    public Address? Instructions { get; set; }

    public Address? Fallback { get; set; }

    /// <summary>The running TwiML document, and the next of its verbs.</summary>
    public string? Twiml { get; set; }

    /// <summary>Relative addresses are resolved against it; null for TwiML that came with the request.</summary>
    public string? DocumentUrl { get; set; }

    public int Position { get; set; }

    public Address? StatusCallback { get; set; }
    public IReadOnlyList<string> StatusEvents { get; set; } = ["completed"];
    public int NextSequence { get; set; }

    public int Timeout { get; init; } = 60;
    public int TimeLimit { get; set; } = 14400;
    public string? MachineDetection { get; init; }

    /// <summary>Record=true of the request.</summary>
    public RecordingWish? Record { get; init; }

    /// <summary>Moves on whenever the leg waits for something else: what was due for the former step is void.</summary>
    public int Step { get; set; }

    /// <summary>Likewise for the party's patience.</summary>
    public int TalkStep { get; set; }

    public int Gathers { get; set; }
    public GatherState? Gather { get; set; }
    public RecordState? Recording { get; set; }
    public DialState? Dial { get; set; }

    /// <summary>Recording of the whole leg, as the request wished.</summary>
    public string? RecordingSid { get; set; }

    /// <summary>This child talks with its parent.</summary>
    public bool Bridged { get; set; }

    public bool TriedToDial { get; set; }
    public int Documents { get; set; }
}

/// <summary>An address with its method.</summary>
internal sealed record Address(string Url, string Method = "POST");

internal sealed record RecordingWish
{
    public int Channels { get; init; } = 1;
    public string Track { get; init; } = "both";
    public Address? Callback { get; init; }
    public string Events { get; init; } = "completed";
}

internal sealed record GatherState
{
    public required Address Action { get; init; }
    public int? Digits { get; init; }
    public string FinishOnKey { get; init; } = "#";
    public bool ActionOnEmpty { get; init; }
}

internal sealed record RecordState
{
    public required Address Action { get; init; }
    public string? Sid { get; init; }
    public string FinishOnKey { get; init; } = "1234567890*#";
}

internal sealed class DialState
{
    public IReadOnlyList<string> Children { get; set; } = [];

    /// <summary>Numbers that are rung one after the other and have not had their turn.</summary>
    public IReadOnlyList<DialTarget> Waiting { get; set; } = [];

    public Address? Action { get; init; }
    public required string CallerId { get; init; }
    public int Timeout { get; init; } = 30;
    public int TimeLimit { get; init; } = 14400;
    public bool AnswerOnBridge { get; init; }
    public bool HangUpOnStar { get; init; }

    /// <summary>do-not-record, record-from-answer(-dual) or record-from-ringing(-dual).</summary>
    public string Record { get; init; } = "do-not-record";

    public RecordingWish Wish { get; init; } = new();
    public string? RecordingSid { get; set; }
    public string? BridgedChild { get; set; }
}

/// <summary>One number of a Dial.</summary>
internal sealed record DialTarget
{
    public required string Number { get; init; }
    public Address? Screen { get; init; }
    public Address? StatusCallback { get; init; }
    public IReadOnlyList<string> StatusEvents { get; init; } = ["completed"];
    public string? MachineDetection { get; init; }
}
