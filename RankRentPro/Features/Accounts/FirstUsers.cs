using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Accounts;

/// <summary>The users that exist without anybody adding them: the first owner and the demo owner.</summary>
public sealed class FirstUsers(Database database, AccountsOptions options, Passwords passwords, TimeProvider time, ILogger<FirstUsers> logger)
{
    // More are counted beside the work of the day.
    private const int CountedAtOnce = 5_000;

    /// <summary>While this is false every page leads to the set-up page.</summary>
    public bool OwnerExists => database.Read(UserSql.HasOwner);

    public bool DemoIsOffered => options.DemoMode && !OwnerExists;

    /// <returns>The owner, or null when there was one already, even if it came a moment ago.</returns>
    public UserRow? CreateOwner(string email, string name, string password, string timeZone) =>
        Create(email, name, password, (timeZone, IsChosen: true));

    /// <returns>The demo owner, or null when the demo is over.</returns>
    public UserRow? Demo()
    {
        if (!options.DemoMode)
        {
            return null;
        }
        // The simulated phone that answers, so that a first call works without filling in a profile.
        var demo = New("demo@rankrent.example", "Demo owner", Roles.Demo, SettingsSql.DefaultTimeZone) with { Phone = "+14155550111" };
        return database.Write(connection =>
        {
            UserSql.InsertDemo(connection, demo);
            return UserSql.FirstOwner(connection) is { Role: Roles.Demo } first ? first : null;
        });
    }

    /// <summary>At start: the people of the other mode, then the owner whom the environment names.</summary>
    public void Prepare()
    {
        if (File.Exists(options.OtherDatabase))
        {
            TakeOver(new(options.OtherDatabase));
        }
        if (options is { OwnerEmail: { } email, OwnerPassword: { } password } && !OwnerExists)
        {
            Create(email, NameIn(email), password, (TimeZones.Suggested(time), IsChosen: false));
        }
        database.Write(KeepTimeZone);
    }

    private UserRow? Create(string email, string name, string password, (string Id, bool IsChosen) zone)
    {
        var owner = New(email, name, Roles.Owner, zone.Id) with { PasswordHash = passwords.Hash(password) };
        var id = database.Write(connection =>
        {
            var inserted = UserSql.InsertFirstOwner(connection, owner);
            if (inserted is not null)
            {
                Count(connection, zone);
            }
            return inserted;
        });
        return id is { } known ? owner with { Id = known } : null;
    }

    private void Count(DbConnection connection, (string Id, bool IsChosen) zone)
    {
        var isFirst = !SettingsSql.HasTimeZone(connection);
        if (isFirst && !CallsSql.Exceed(connection, CountedAtOnce))
        {
            // The demo's calls were counted in the demo's days.
            SettingsSql.SetTimeZone(connection, zone.Id);
            CallRecount.Run(connection, TimeZones.Find(zone.Id));
            return;
        }
        if (isFirst)
        {
            // Years of calls were imported before there was an owner.
            SettingsSql.SetTimeZone(connection, SettingsSql.DefaultTimeZone);
        }
        if (isFirst || zone.IsChosen)
        {
            Counting.Choose(connection, zone.Id, time.GetUtcNow());
        }
    }

    private void TakeOver(Database other)
    {
        try
        {
            Migrator.Migrate(other, "Data.Migrations.", time.GetUtcNow());
            UserCopy.Run(other, database);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException)
        {
            // A damaged demo must not stop a real account, nor the other way round.
            logger.LogWarning(failure, "The users of {File} could not be taken over. Who was added or changed there must be added here again.", other.Path);
        }
    }

    private void KeepTimeZone(DbConnection connection)
    {
        // An owner who came from the other mode: the agency's zone must not move when that profile changes.
        if (!SettingsSql.HasTimeZone(connection) && UserSql.FirstOwner(connection) is { Role: Roles.Owner } owner)
        {
            Count(connection, (owner.TimeZone, IsChosen: true));
        }
    }

    private static string NameIn(string email) => email[..Math.Min(email.IndexOf('@', StringComparison.Ordinal), 100)];

    private UserRow New(string email, string name, string role, string timeZone) => new()
    {
        Email = email,
        Name = name,
        Role = role,
        TimeZone = timeZone,
        SecurityStamp = Passwords.NewStamp(),
        CreatedAt = time.GetUtcNow(),
        UpdatedAt = time.GetUtcNow(),
    };
}
