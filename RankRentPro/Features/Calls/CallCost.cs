namespace RankRentPro.Features.Calls;

/// <summary>What a call costs: legs and recordings together, pending until every billable leg is rated.</summary>
public sealed record CallCost(long Micros, string? Currency, string State)
{
    internal static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(72);

    public static CallCost Of(CallFacts facts)
    {
        LegRow[] legs = [facts.Parent, .. facts.Children];
        var micros = legs.Sum(leg => leg.Price ?? 0) + facts.Recordings.Sum(recording => recording.Price ?? 0);
        var currency = legs.Select(leg => leg.PriceCurrency).FirstOrDefault(text => text is not null)?.ToUpperInvariant();
        var rated = facts.Parent.IsOver && legs.All(leg => leg.IsOver && leg.Status != LegRow.Lost && (leg.Duration == 0 || leg.Price is not null));
        var old = facts.Now - (facts.Parent.EndedAt ?? facts.Parent.Began) >= GivesUpAfter;
        var hopeless = old || legs.Any(leg => leg.Status == LegRow.Lost);
        return new(micros, currency, rated ? "final" : hopeless && facts.Parent.IsOver ? "unknown" : "pending");
    }
}
