using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Tests.Support;

/// <summary>The app's tables in a file of their own, for what needs no app around it.</summary>
public sealed class MigratedDatabase : IDisposable
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rankrent-test-");

    public MigratedDatabase()
    {
        File = new(Path.Combine(_folder.FullName, "test.db"));
        Migrator.Migrate(File, "Data.Migrations.", CallBuilder.Began);
    }

    public Database File { get; }

    public void Own(params NumberRow[] numbers) => File.Write(connection => NumbersSql.Write(connection, numbers, DateTimeOffset.MaxValue));

    public int Take(params LegRow[] legs) => Intake(intake => intake.TakeLegs(legs));

    public int Take(params RecordingRow[] recordings) => Intake(intake => intake.TakeRecordings(recordings));

    public T Intake<T>(Func<CallIntake, T> work, DateTimeOffset? now = null) =>
        File.Write(connection => work(new CallIntake(connection, Zone, now ?? CallBuilder.Began.AddHours(1))));

    public CallRow? Call(int n = 1) => File.Read(connection => CallsSql.Find(connection, CallBuilder.CallSid(n)));

    public void Dispose()
    {
        File.Dispose();
        _folder.Delete(recursive: true);
    }
}
