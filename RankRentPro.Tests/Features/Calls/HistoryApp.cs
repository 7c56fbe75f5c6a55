using Dapper;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

/// <summary>An owner in Chicago and five calls: 1 completed, 2 missed, 3 placed, 4 to London at night, 5 by a hostile caller two days later.</summary>
public sealed class HistoryApp : AppFixture
{
    public const string London = "+442079460118";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var visitor = NewVisitor();
        await visitor.SetUp(zone: "America/Chicago");
        this.Own(Number(), Number(2, London));
        Database.Write(connection => connection.Execute("update numbers set site = '<b>london</b>.example' where phone_number = @London", new { London }));
        this.Take(
            Inbound(1) with { Price = 8_500, PriceCurrency = "USD" }, Dialled(1, duration: 42) with { Price = 14_000, PriceCurrency = "USD" },
            Inbound(2, from: "+17375550124") with { StartedAt = Began.AddHours(1) }, Dialled(2, "no-answer", rang: 20),
            Outbound(3) with { StartedAt = Began.AddHours(2) }, Dialled(3, duration: 30, to: Customer),
            // Half past eleven at night in Chicago.
            Inbound(4, "no-answer", 0, from: "+442079460007") with { ToNumber = London, StartedAt = new(2026, 3, 11, 4, 30, 0, TimeSpan.Zero) },
            Inbound(5, from: "<script>alert(1)</script>") with { StartedAt = Began.AddDays(2) });
        this.Take(Recording(1, leg: 3));
    }

    /// <summary>The owner, whom the first visit has set up.</summary>
    public async Task<Visitor> Owner()
    {
        var visitor = NewVisitor();
        await visitor.SignIn();
        return visitor;
    }
}
