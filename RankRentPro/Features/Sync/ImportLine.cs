using System.Data.Common;
using System.Globalization;
using RankRentPro.Data;
using RankRentPro.Features.Shared;

namespace RankRentPro.Features.Sync;

/// <summary>How far the import of the history is, for the line beside the tabs and the panel of its page.</summary>
public sealed record ImportLine
{
    // Two days are read at a time.
    private const int AtOnce = 2;

    public required HistoryImport Import { get; init; }
    public required HistoryProgress Done { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    public bool IsFinished => Import.FinishedAt is not null;
    public bool IsPaused => Import.Paused && !IsFinished;

    /// <summary>Twilio asked to be left alone, or cannot be read.</summary>
    public bool IsWaiting => !IsFinished && !IsPaused && Import.NotBefore > Now;

    /// <summary>The page asks for news of it; a pause is ended by a click, which brings its own.</summary>
    public bool IsLive => !IsFinished && !IsPaused;

    public long Days => UtcDay.Parse(Import.LastDay).DayNumber - UtcDay.Parse(Import.FirstDay).DayNumber + 1;
    public string DaysWords => string.Create(CultureInfo.InvariantCulture, $"{Done.Days} of {Days} days");
    public string CallsWords => Done.Calls == 1 ? "1 call" : string.Create(CultureInfo.InvariantCulture, $"{Done.Calls:N0} calls");
    public string RecordingsWords => Done.Recordings == 1 ? "1 recording" : string.Create(CultureInfo.InvariantCulture, $"{Done.Recordings:N0} recordings");

    /// <summary>From what the last days took; days without calls go faster, so it is rather too long than too short. Empty before the first day.</summary>
    public string Estimate => !IsLive || IsWaiting || Done.MsPerDay is not { } ms ? "" : TimeSpan.FromMilliseconds(ms * (Days - Done.Days) / AtOnce) switch
    {
        { TotalMinutes: < 1 } => "less than a minute left",
        { TotalMinutes: < 90 } left => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.TotalMinutes):0} minutes left"),
        var left => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(left.TotalHours):0} hours left"),
    };

    /// <returns>Null before the import began. What a finished one came to is left out: only its own page shows that.</returns>
    public static ImportLine? Read(Database database, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (import, done) = database.Known(nameof(ImportLine), Read);
        return import is null ? null : new() { Import = import, Done = done, Now = now, Zone = zone };
    }

    public ImportLine Whole(DbConnection connection) => this with { Done = HistoryDaysSql.Progress(connection, Import) };

    private static (HistoryImport? Import, HistoryProgress Done) Read(DbConnection connection)
    {
        var import = HistoryImportSql.Read(connection);
        return (import, import is { FinishedAt: null } ? HistoryDaysSql.Progress(connection, import) : new());
    }
}
