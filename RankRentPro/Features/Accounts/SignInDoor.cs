using System.Net;
using RankRentPro.Data;

namespace RankRentPro.Features.Accounts;

/// <summary>Who may come in; nobody when the password is wrong, and how long to wait after too many wrong ones.</summary>
public sealed record SignInResult(UserRow? User, TimeSpan? Wait);

/// <summary>Judges an email and a password, the same way for people and for programs.</summary>
public sealed class SignInDoor(Database database, Passwords passwords, SignInThrottle throttle)
{
    public SignInResult Open(string email, string password, IPAddress? address)
    {
        if (throttle.Enter(email, address) is { } wait)
        {
            return new(null, wait);
        }
        var user = database.Read(connection => UserSql.Find(connection, email));
        if (!passwords.Match(user, password))
        {
            return new(null, null);
        }
        throttle.Succeeded(email, address);
        return new(user, null);
    }
}
