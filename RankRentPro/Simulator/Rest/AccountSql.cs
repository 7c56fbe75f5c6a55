using System.Data.Common;
using Dapper;

namespace RankRentPro.Simulator.Rest;

internal sealed record AccountRow
{
    public required string Sid { get; init; }
    public required string FriendlyName { get; init; }
    public long BalanceMicros { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed record CallerIdRow
{
    public required string Sid { get; init; }
    public required string PhoneNumber { get; init; }
    public required string FriendlyName { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal static class AccountSql
{
    private const string Select = """
        select sid, friendly_name as FriendlyName, balance_micros as BalanceMicros, created_at as CreatedAt
        from account
        """;
    private const string CallerIdsFiltered = """
        select sid, phone_number as PhoneNumber, friendly_name as FriendlyName, created_at as CreatedAt
        from caller_ids
        where (@phoneNumber is null or phone_number = @phoneNumber)
          and (@name is null or friendly_name = @name)
        """;
    private const string UpdateBalance = "update account set balance_micros = @micros";

    public static AccountRow Get(DbConnection connection) => connection.QuerySingle<AccountRow>(Select);

    public static void SetBalance(DbConnection connection, long micros) => connection.Execute(UpdateBalance, new { micros });

    public static IReadOnlyList<CallerIdRow>? CallerIds(DbConnection connection, string? phoneNumber, string? name, Paging paging) =>
        KeysetSql.Read<CallerIdRow>(connection, CallerIdsFiltered, "caller_ids", paging, new(new { phoneNumber, name }));
}
