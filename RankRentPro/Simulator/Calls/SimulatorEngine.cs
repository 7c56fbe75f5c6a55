using System.Collections.Concurrent;

namespace RankRentPro.Simulator.Calls;

/// <summary>Carries out what is due, in real time or as tests advance the clock, and lets them play the people on the phone.</summary>
public sealed class SimulatorEngine : IDisposable
{
    private const int AtOnce = 100;
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BusyNap = TimeSpan.FromMilliseconds(250);

    private readonly SimulatorDatabase _database;
    private readonly SimulatorSwitches _switches;
    private readonly SimulatorClock _clock;
    private readonly Webhook _webhook;
    private readonly ILogger<SimulatorEngine> _log;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _news = new(0);
    private readonly ConcurrentDictionary<string, Task> _lanes = [];

    public SimulatorEngine(SimulatorDatabase database, SimulatorSwitches switches, SimulatorClock clock, ILogger<SimulatorEngine> log, SimulatorOptions options)
    {
        (_database, _switches, _clock, _log) = (database, switches, clock, log);
        _webhook = new(options);
    }

    /// <summary>Moves the clock and carries out every event that becomes due, its webhooks awaited, in their order.</summary>
    public async Task Advance(TimeSpan time)
    {
        await _turn.WaitAsync();
        try
        {
            await Settle();
            var until = _clock.GetUtcNow() + time;
            while (_database.File.Read(c => EventSql.ListDue(c, until, 1)) is [var next])
            {
                _clock.MoveTo(next.DueAt);
                await Execute(next, CancellationToken.None);
            }
            _clock.MoveTo(until);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>From now on this is who answers at the number.</summary>
    public void Script(string phoneNumber, Party party) => _database.File.Write(c => Callee.Script(c, phoneNumber, party));

    /// <summary>The person at the far end of this leg hangs up now.</summary>
    public void HangUp(string callSid) => Change(exchange => exchange.Schedule(new() { DueAt = exchange.Now, Kind = EventKind.HangUp, CallSid = callSid }));

    /// <summary>The person at the far end of this leg presses these keys now.</summary>
    public void Press(string callSid, string keys) => Change(exchange => exchange.Schedule(
        new() { DueAt = exchange.Now, Kind = EventKind.Keys, CallSid = callSid, Step = EventApplication.AnyStep, Data = keys }));

    public void Dispose()
    {
        _webhook.Dispose();
        _turn.Dispose();
        _news.Dispose();
    }

    /// <summary>One step of the exchange in one transaction.</summary>
    internal T Change<T>(Func<Exchange, T> step)
    {
        var switches = _switches.Positions;
        var result = _database.File.Write(connection =>
        {
            var exchange = new Exchange(connection, _clock.GetUtcNow(), switches);
            var made = step(exchange);
            exchange.Save();
            return made;
        });
        _news.Release();
        return result;
    }

    internal void Change(Action<Exchange> step) => Change(exchange =>
    {
        step(exchange);
        return true;
    });

    /// <summary>Begins everything that is due. What belongs to one leg happens one after the other; its callbacks likewise, beside it.</summary>
    internal async Task RunDue(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            foreach (var due in _database.File.Read(c => EventSql.ListDue(c, _clock.GetUtcNow(), AtOnce)))
            {
                var lane = due.Kind == EventKind.Callback ? $"{due.CallSid} callbacks" : due.CallSid;
                if (!_lanes.ContainsKey(lane))
                {
                    var done = new TaskCompletionSource();
                    _lanes[lane] = done.Task;
                    _ = Task.Run(() => Occupy(lane, done, () => Execute(due, stop)), CancellationToken.None);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Until nothing that was begun is still running.</summary>
    internal Task Settle() => Task.WhenAll(_lanes.Values);

    /// <summary>Until something new is stored, or the next event is due.</summary>
    internal async Task Rest(CancellationToken stop)
    {
        var nap = _database.File.Read(EventSql.Next) is { } next ? next - _clock.GetUtcNow() : LongestNap;
        await _news.WaitAsync(nap <= TimeSpan.Zero ? BusyNap : nap < LongestNap ? nap : LongestNap, stop);
    }

    private async Task Occupy(string lane, TaskCompletionSource done, Func<Task> work)
    {
        await work();
        _lanes.TryRemove(lane, out _);
        done.SetResult();
        _news.Release();
    }

    private async Task Execute(EventRow due, CancellationToken stop)
    {
        try
        {
            var call = due.Kind is EventKind.Document or EventKind.Callback ? WebhookCall.From(due.Data!) : null;
            var answer = call is null || !IsWanted(due) ? null : await _webhook.Send(call, due.Kind == EventKind.Document, stop);
            Change(exchange => Finish(exchange, due, call, answer));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The event stays and happens at the next start.
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "The simulated Twilio could not carry out {Kind} of call {CallSid}.", due.Kind, due.CallSid);
            _database.File.Write(c => EventSql.Delete(c, due.Id));
        }
    }

    private bool IsWanted(EventRow due) => due.Kind == EventKind.Callback
        || _database.File.Read(c => CallSql.Find(c, due.CallSid)) is { HasEnded: false } leg && leg.Flow.Step == due.Step;

    private static void Finish(Exchange exchange, EventRow due, WebhookCall? call, WebhookAnswer? answer)
    {
        if (!EventSql.Delete(exchange.Connection, due.Id))
        {
            return;
        }
        if (call is null)
        {
            EventApplication.Apply(exchange, due);
            return;
        }
        var leg = exchange.Find(due.CallSid);
        if (leg is null || answer is null)
        {
            return;
        }
        if (due.Kind == EventKind.Document && leg is { HasEnded: false } && leg.Flow.Step == due.Step)
        {
            Documents.Arrived(exchange, leg, call, answer);
        }
        else if (due.Kind == EventKind.Callback && answer.Problem is { } code)
        {
            exchange.Notify(leg, code, answer.Detail, call.Address);
        }
    }
}
