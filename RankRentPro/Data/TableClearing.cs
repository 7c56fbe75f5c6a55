using System.Data.Common;
using Dapper;

namespace RankRentPro.Data;

internal static class TableClearing
{
    private const string TableNames = """
        select name
        from sqlite_schema
        where type = 'table'
          and name not like 'sqlite~_%' escape '~'
          and name <> @journal
        """;

    public static void Run(DbConnection connection, string[] keep)
    {
        // The order of the tables does not matter when references are judged at the commit.
        connection.Execute("pragma defer_foreign_keys = on");
        var tables = connection.Query<string>(TableNames, new { journal = Migrator.Journal });
        var statements = tables.Except(keep, StringComparer.Ordinal).Select(table => $"delete from \"{table}\"");
        connection.Execute(string.Join(";\n", statements));
    }
}
