using System.Data.Common;
using Dapper;

namespace RankRentPro.Simulator.Stock;

internal static class StockSql
{
    private const string GoneNumbers = """
        select phone_number from numbers
        union
        select phone_number from taken_stock
        """;
    private const string InsertTaken = "insert or ignore into taken_stock (phone_number) values (@phoneNumber)";
    private const string CountTaken = "select count(*) from taken_stock where phone_number = @phoneNumber";

    /// <summary>Numbers that are not offered: our own, and those somebody else took.</summary>
    public static HashSet<string> Gone(DbConnection connection) => [.. connection.Query<string>(GoneNumbers)];

    public static void Take(DbConnection connection, string phoneNumber) => connection.Execute(InsertTaken, new { phoneNumber });

    public static bool IsTaken(DbConnection connection, string phoneNumber) => connection.ExecuteScalar<long>(CountTaken, new { phoneNumber }) > 0;
}
