using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Sync;

/// <summary>What the sync remembers from one run to the next.</summary>
public sealed record SyncState
{
    private const string Name = "sync";

    /// <summary>The last run that read everything; null before the first one.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    /// <summary>Twilio's clock when that run began to list the calls: everything that began earlier is stored.</summary>
    public DateTimeOffset? ReadTo { get; init; }

    /// <summary>Where the next run goes on.</summary>
    [JsonIgnore]
    public DateTimeOffset? Watermark => ReadTo ?? SucceededAt;

    /// <summary>The first failure since then.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public int Failures { get; init; }

    /// <summary>Twilio is left alone until then, unless somebody asks for a refresh.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public string Problem { get; init; } = "";

    public SyncState AfterSuccess(DateTimeOffset now, DateTimeOffset? readTo = null) => new() { SucceededAt = now, ReadTo = readTo };

    /// <summary>2, 4, 8, 16 and then 30 minutes between the attempts.</summary>
    public SyncState AfterFailure(string problem, DateTimeOffset now) => this with
    {
        FailingSince = FailingSince ?? now,
        Failures = Failures + 1,
        NotBefore = now + TimeSpan.FromMinutes(Math.Min(30, Math.Pow(2, Math.Min(Failures + 1, 10)))),
        Problem = problem,
    };

    public static SyncState Read(DbConnection connection) =>
        JobRunsSql.Remembered(connection, Name) is { } text ? JsonSerializer.Deserialize<SyncState>(text)! : new();

    public void Write(DbConnection connection) => JobRunsSql.Remember(connection, Name, JsonSerializer.Serialize(this));
}
