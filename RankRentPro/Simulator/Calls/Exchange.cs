using System.Data.Common;

namespace RankRentPro.Simulator.Calls;

/// <summary>One step of the telephone exchange: the legs it touches, what follows from it, saved together in one transaction.</summary>
internal sealed class Exchange(DbConnection connection, DateTimeOffset now, SwitchPositions switches)
{
    private readonly Dictionary<string, Leg> _legs = [];

    public DbConnection Connection => connection;
    public DateTimeOffset Now => now;
    public SwitchPositions Switches => switches;

    public Leg? Find(string? sid)
    {
        if (sid is null)
        {
            return null;
        }
        if (!_legs.TryGetValue(sid, out var leg) && CallSql.Find(connection, sid) is { } stored)
        {
            _legs[sid] = leg = stored;
        }
        return leg;
    }

    public void Add(Leg leg) => _legs[leg.Sid] = leg;

    public void Schedule(EventKind kind, Leg leg, TimeSpan delay, int step = 0, string? data = null) =>
        Schedule(new() { DueAt = now + delay, Kind = kind, CallSid = leg.Sid, Step = step, Data = data });

    public void Schedule(EventRow row) => EventSql.Add(connection, row);

    /// <summary>Keeps a problem for the debugger; those of the 122xx are warnings.</summary>
    public void Notify(Leg leg, int code, string text, Address? address = null) => NotificationSql.Add(connection, new()
    {
        CallSid = leg.Sid,
        ErrorCode = code,
        Log = code is 12200 ? 1 : 0,
        MessageText = text,
        RequestUrl = address?.Url ?? "",
        RequestMethod = address?.Method ?? "",
        CreatedAt = now,
    });

    public void Save()
    {
        foreach (var leg in _legs.Values)
        {
            CallSql.Save(connection, leg);
        }
    }
}
