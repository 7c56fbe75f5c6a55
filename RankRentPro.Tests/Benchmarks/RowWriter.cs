using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Writes rows as they are, each by a statement that is prepared once: nothing that decides, looks up or merges.</summary>
internal sealed class RowWriter(DbConnection connection) : IDisposable
{
    private readonly PreparedInsert _leg = new(connection, """
        insert into legs (sid, parent_sid, number_sid, direction, from_number, to_number, status, answered_by, started_at, ended_at, duration,
            price, price_currency, created_at, orphan)
        values (@Sid, @ParentSid, @NumberSid, @Direction, @FromNumber, @ToNumber, @Status, @AnsweredBy, @StartedAt, @EndedAt, @Duration,
            @Price, @PriceCurrency, @CreatedAt, 0)
        """);

    private readonly PreparedInsert _call = new(connection, """
        insert into calls (sid, number_id, site, direction, from_number, to_number, customer_digits, customer_digits_reversed,
            outcome, reason, started_at, ended_at, duration, cost, cost_currency, cost_state, recordings, changed_at)
        values (@Sid, @NumberId, @Site, @Direction, @FromNumber, @ToNumber, @CustomerDigits, @CustomerDigitsReversed,
            @Outcome, @Reason, @StartedAt, @EndedAt, @Duration, @Cost, @CostCurrency, @CostState, @Recordings, @ChangedAt)
        """);

    public void Write(LegRow leg) => _leg.Run(leg.Sid, leg.ParentSid, leg.NumberSid, leg.Direction, leg.FromNumber, leg.ToNumber, leg.Status, leg.AnsweredBy,
        leg.StartedAt, leg.EndedAt, leg.Duration, leg.Price, leg.PriceCurrency, leg.CreatedAt);

    public void Write(CallRow call) => _call.Run(call.Sid, call.NumberId, call.Site, call.Direction, call.FromNumber, call.ToNumber, call.CustomerDigits,
        call.CustomerDigitsReversed, call.Outcome, call.Reason, call.StartedAt, call.EndedAt, call.Duration, call.Cost, call.CostCurrency, call.CostState,
        call.Recordings, call.ChangedAt);

    public void Dispose()
    {
        _leg.Dispose();
        _call.Dispose();
    }
}
