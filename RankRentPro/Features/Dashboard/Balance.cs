using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Features.Shared;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

/// <summary>Active numbers and what they cost a month; null where the fee of one of them is not known in that currency.</summary>
public sealed record FeeRow
{
    public long Numbers { get; init; }
    public long? Monthly { get; init; }

    public static FeeRow Read(DbConnection connection, string? currency) => connection.QuerySingle<FeeRow>("""
        select count(*) as Numbers,
            iif(count(*) = count(iif(fee_currency = @currency, monthly_fee, null)), coalesce(sum(monthly_fee), 0), null) as Monthly
        from numbers
        where released_at is null
        """, new { currency });
}

/// <summary>What is left of the account's money, and for how long at the rate of the last days.</summary>
public sealed record Balance(AccountRow Account, long? PerDay, long Numbers)
{
    private const double DaysOfMonth = 365.0 / 12;
    private const int Soon = 7;
    private const int Far = 365;

    public string Text => Account.BalanceText!;
    public string? Rate => PerDay is > 0 and { } micros ? MoneyText.Cents(Math.Max(micros, 10_000), Account.Currency) : null;
    public bool IsLow => Account.Balance <= 0 || DaysLeft < Soon;

    public string? Left => DaysLeft switch
    {
        null => null,
        0 => "less than a day left",
        1 => "about 1 day left",
        > Far => "more than a year left",
        { } days => string.Create(CultureInfo.InvariantCulture, $"about {days} days left"),
    };

    private long? DaysLeft => Account.Balance > 0 && PerDay > 0 ? Account.Balance / PerDay : null;

    /// <param name="account">As it was read last.</param>
    /// <param name="cost">Of the calls of so many days.</param>
    /// <param name="days">The last one has only begun.</param>
    /// <param name="fees">What comes on top; without it there is no rate.</param>
    /// <returns>Null while Twilio has not told the balance.</returns>
    public static Balance? Of(AccountRow? account, long cost, double days, FeeRow fees) => account?.Balance is null
        ? null
        : new(account, fees.Monthly is { } monthly ? (long)((cost / days) + (monthly / DaysOfMonth)) : null, fees.Numbers);
}
