using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Shared;

/// <summary>The Twilio account as it was read last.</summary>
public sealed record AccountRow
{
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Status { get; init; } = "";
    public long? Balance { get; init; }
    public string? Currency { get; init; }

    public bool IsTrial => Kind == "Trial";
    public bool IsActive => Status == "active";
    public string? BalanceText => Balance is { } micros ? (micros < 0 ? "−" : "") + MoneyText.Of(Rounded(Math.Abs(micros)), Currency) : null;

    // A balance is read in cents; the fractions of a cent that Twilio keeps say nothing here.
    private static long Rounded(long micros) => (micros + 5_000) / 10_000 * 10_000;
}

public static class AccountSql
{
    public static AccountRow? Read(DbConnection connection) => connection.QuerySingleOrDefault<AccountRow>("""
        select name as Name, kind as Kind, status as Status, balance as Balance, currency as Currency
        from twilio_account
        """);

    public static void Write(DbConnection connection, AccountRow account, DateTimeOffset now) => connection.Execute("""
        insert into twilio_account (id, name, kind, status, balance, currency, read_at)
        values (1, @Name, @Kind, @Status, @Balance, @Currency, @now)
        on conflict (id) do update set
            name = excluded.name,
            kind = excluded.kind,
            status = excluded.status,
            balance = coalesce(excluded.balance, balance),
            currency = coalesce(excluded.currency, currency),
            read_at = excluded.read_at
        """, new { account.Name, account.Kind, account.Status, account.Balance, account.Currency, now });
}

/// <summary>The few words about the account at the foot of the sidebar.</summary>
[ViewComponent(Name = "AccountState")]
public sealed class AccountState(Database database) : ViewComponent
{
    public IViewComponentResult Invoke()
    {
        // The menu of a narrow screen shows the same words: read once for both.
        var known = HttpContext.Features.Get<Shown>() ?? new Shown(database.Read(AccountSql.Read));
        HttpContext.Features.Set(known);
        return View(known.Account);
    }

    private sealed record Shown(AccountRow? Account);
}
