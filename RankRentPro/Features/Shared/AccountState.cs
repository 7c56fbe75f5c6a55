using System.Data.Common;
using Dapper;
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
    public DateTimeOffset ReadAt { get; init; }

    public bool IsTrial => Kind == "Trial";
    public bool IsActive => Status == "active";

    /// <summary>Why the account cannot be used, and what to do.</summary>
    public (string Word, string NextStep) Trouble => Status == "suspended" && Balance <= 0
        ? ("No credit", "Add credit in the Twilio Console.")
        : (Status.Length == 0 ? "Not active" : char.ToUpperInvariant(Status[0]) + Status[1..], "Open the Twilio Console to see why.");

    public string? BalanceText => Balance is { } micros ? MoneyText.Cents(micros, Currency) : null;
}

public static class AccountSql
{
    public static AccountRow? Read(DbConnection connection) => connection.QuerySingleOrDefault<AccountRow>("""
        select name as Name, kind as Kind, status as Status, balance as Balance, currency as Currency,
            read_at as ReadAt
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

/// <summary>The account as the sidebar shows it; <see cref="Age"/> when it is not of the last minutes.</summary>
public sealed record AccountLine(AccountRow? Account, string? Age)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public static AccountLine Read(Database database, TimeProvider clock)
    {
        var account = database.Known(nameof(AccountLine), AccountSql.Read);
        var age = clock.GetUtcNow() - (account?.ReadAt ?? clock.GetUtcNow());
        return new(account, age > Fresh ? DurationText.Ago(age) : null);
    }
}
