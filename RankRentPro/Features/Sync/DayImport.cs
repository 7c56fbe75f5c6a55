using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Reads one day of the history whole and sets its checkpoint; a day that was cut off is read again and changes nothing twice.</summary>
public sealed class DayImport(Database database, TwilioClient twilio, CallReader calls, RecordingSync recordings, TimeProvider clock)
{
    public async Task<TwilioAnswer<HistoryDayRow>> Read(DateOnly day, CancellationToken cancel)
    {
        var (started, window) = (clock.GetTimestamp(), new ListWindow(day, day));
        if (!(await calls.Read(window, cancel)).TryGet(out var legs, out var refusal)
            || !(await recordings.Read(window, cancel)).TryGet(out var audio, out refusal))
        {
            return new(refusal);
        }
        var row = new HistoryDayRow
        {
            Day = UtcDay.Text(day),
            ImportedAt = clock.GetUtcNow(),
            ImportMs = (long)Math.Max(1, clock.GetElapsedTime(started).TotalMilliseconds),
            Calls = legs.Calls,
            Recordings = audio.Rows,
            BrokenRows = legs.Broken.Count + audio.Broken.Count,
        };
        database.Write(connection => HistoryDaysSql.SetImported(connection, row));
        return new(row);
    }

    /// <summary>The newest day of these that has a call or a recording, from one row of each list: both come newest first.</summary>
    /// <returns>Null where Twilio has nothing.</returns>
    public async Task<TwilioAnswer<DateOnly?>> Newest(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var patient = twilio.With(TwilioPatience.Background);
        var legs = await First(patient.ListCalls(new CallQuery { FirstDay = first, LastDay = last, PageSize = 1 }, cancel), leg => leg.StartTime, last);
        var audio = legs.IsSuccess
            ? await First(patient.ListRecordings(new RecordingQuery { FirstDay = first, LastDay = last, PageSize = 1 }, cancel), recording => recording.DateCreated, last)
            : legs;
        return audio.Select(day => day is null || legs.Value > day ? legs.Value : day);
    }

    // A row that tells no time, or cannot be read, may be of any day.
    private static async Task<TwilioAnswer<DateOnly?>> First<T>(IAsyncEnumerable<TwilioAnswer<TwilioPage<T>>> list, Func<T, DateTimeOffset?> at, DateOnly last)
    {
        await foreach (var answer in list)
        {
            return answer.Select<DateOnly?>(page => page switch
            {
                { Items: [var newest, ..] } => at(newest) is { } instant ? UtcDay.Of(instant) : last,
                { BrokenRows.Count: > 0 } => last,
                _ => null,
            });
        }
        return new((DateOnly?)null);
    }
}
