using System.Data.Common;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Shared;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>The app with a copy of the history, beside a Twilio that has older calls; the import of those is paused.</summary>
internal sealed class BenchedApp : IDisposable
{
    /// <summary>Nothing is sent there: Twilio signs the address that it was given.</summary>
    public const string PublicUrl = "https://phones.example.com";

    private readonly DirectoryInfo _folder;
    private readonly ServerProcess _twilio;

    private BenchedApp(DirectoryInfo folder, ServerProcess twilio, ServerProcess server, Database database)
    {
        (_folder, _twilio, Server, Database) = (folder, twilio, server, database);
        Visitor = new(server.Url);
    }

    public ServerProcess Server { get; }

    /// <summary>The file that the app has open.</summary>
    public Database Database { get; }

    /// <summary>The owner, signed in.</summary>
    public Visitor Visitor { get; }

    public string Cookie => Visitor.Cookies.GetCookieHeader(Server.Url);

    public static async Task<BenchedApp> Start(string file, MadeHistory history)
    {
        var folder = Directory.CreateTempSubdirectory("rankrent-bench-");
        var database = Copy(file, folder, "rankrent.db");
        database.Write(connection => Prepare(connection, history));
        var twilio = await ServerProcess.Start("twilio", $"{history.LastDay:O}");
        var app = new BenchedApp(folder, twilio, await ServerProcess.StartApp(Settings(folder, twilio.Url)), database);
        await app.Visitor.SignIn();
        while (app.Database.Read(connection => connection.ExecuteScalar<bool>("select not exists (select 1 from job_runs where job = 'sync' and state = 'done')")))
        {
            await Task.Delay(100);
        }
        return app;
    }

    /// <summary>The history as it was before the app began, for somebody else.</summary>
    public Database Copy(string file) => Copy(file, _folder, "other.db");

    public void Dispose()
    {
        Visitor.Dispose();
        Server.Dispose();
        _twilio.Dispose();
        Database.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Database Copy(string file, DirectoryInfo folder, string name)
    {
        File.Copy(file, Path.Combine(folder.FullName, name));
        var database = new Database(Path.Combine(folder.FullName, name));
        Migrator.Migrate(database, "Data.Migrations.", TimeProvider.System.GetUtcNow());
        return database;
    }

    private static Dictionary<string, string> Settings(DirectoryInfo folder, Uri twilio) => new()
    {
        ["RANKRENT_DATA"] = folder.FullName,
        ["RANKRENT_PUBLIC_URL"] = PublicUrl,
        ["TWILIO_ACCOUNT_SID"] = TwilioServer.AccountSid,
        ["TWILIO_AUTH_TOKEN"] = TwilioServer.Token,
        ["TWILIO_BASE_URL"] = twilio.AbsoluteUri,
    };

    // Only the days that Twilio alone has are still to be read. An owner made by the app would have every call counted anew.
    private static void Prepare(DbConnection connection, MadeHistory history)
    {
        var now = TimeProvider.System.GetUtcNow();
        UserSql.InsertFirstOwner(connection, new UserRow
        {
            Email = SigningIn.Email,
            Name = "Agency owner",
            Role = Roles.Owner,
            PasswordHash = new Passwords().Hash(SigningIn.Password),
            TimeZone = SettingsSql.DefaultTimeZone,
            SecurityStamp = Passwords.NewStamp(),
            CreatedAt = now,
            UpdatedAt = now,
        });
        HistoryImportSql.Begin(connection, TwilioServer.AccountSid, UtcDay.Of(now));
        HistoryImportSql.SetPaused(connection, paused: true);
        var days = Enumerable.Range(0, HistoryImport.Days).Select(n => UtcDay.Of(now).AddDays(-n)).ToList();
        HistoryDaysSql.SetEmpty(connection, days.Where(day => day < history.FirstImported || day > history.LastImported), now);
        days.ForEach(day => HistoryDaysSql.SetReconciled(connection, day, now));
        new SyncState().AfterSuccess(now, now).Write(connection);
    }
}
