using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;

namespace RankRentPro.Features.Health;

/// <summary>For the container and the load balancer; nothing here tells a stranger anything.</summary>
public static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("alive")).AllowAnonymous();
        app.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static ContentHttpResult Ready(Database database)
    {
        database.Read(HealthSql.Ask);
        return TypedResults.Text("ready");
    }
}

internal static class HealthSql
{
    public static bool Ask(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from settings";
        return command.ExecuteScalar() is long;
    }
}
