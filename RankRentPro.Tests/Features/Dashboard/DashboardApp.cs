using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Dashboard;

/// <summary>The demo's numbers without their calls; a test says what happened how long ago.</summary>
public sealed class DashboardApp : LiveDemo
{
    public const string Site = "austin-plumbing.example";

    /// <summary>Somebody called the number in Austin, whose phone rang for a while; the price is known or not.</summary>
    public void Call(int n, TimeSpan ago, long talked = 0, string from = Caller, long? price = 8_500)
    {
        var at = Time.GetUtcNow() - ago;
        this.Take(
            Inbound(n, from: from) with { StartedAt = at, EndedAt = at.AddSeconds(70), CreatedAt = at, Price = price, PriceCurrency = "USD" },
            Dialled(n, talked > 0 ? "completed" : "no-answer", talked) with { StartedAt = at, EndedAt = at.AddSeconds(60), CreatedAt = at, Price = talked > 0 ? 14_000 : null, PriceCurrency = "USD" });
    }

    /// <summary>Nobody took the call, and the caller spoke to the machine.</summary>
    public void Voicemail(int n, TimeSpan ago, string from = Caller)
    {
        Call(n, ago, from: from);
        this.Take(Recording(n, n, "RecordVerb", 20) with { CreatedAt = Time.GetUtcNow() - ago });
    }

    /// <summary>The agency called from the app, the customer's phone rang.</summary>
    public void CalledBack(int n, TimeSpan ago, string to = Caller, string status = "completed")
    {
        var at = Time.GetUtcNow() - ago;
        this.Take(
            Outbound(n) with { StartedAt = at, EndedAt = at.AddSeconds(70), CreatedAt = at },
            Dialled(n, status, status == "completed" ? 30 : 0, to: to) with { StartedAt = at, EndedAt = at.AddSeconds(60), CreatedAt = at });
    }
}
