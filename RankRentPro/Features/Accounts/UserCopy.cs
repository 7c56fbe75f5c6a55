using RankRentPro.Data;

namespace RankRentPro.Features.Accounts;

/// <summary>People keep their sign-in when the app passes from the demo to a real account and back.</summary>
internal static class UserCopy
{
    /// <returns>How many users were new here or newer there; the demo owner is not among them.</returns>
    public static int Run(Database from, Database to)
    {
        var people = from.Read(UserSql.People);
        return people.Count == 0 ? 0 : to.Write(connection => UserSql.TakeOver(connection, people));
    }
}
