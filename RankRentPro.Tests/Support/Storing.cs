using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Settings;

namespace RankRentPro.Tests.Support;

/// <summary>Calls that are stored without Twilio, as a sync would have stored them.</summary>
public static class Storing
{
    public static void Own(this AppFixture app, params NumberRow[] numbers) => app.Database.Write(connection => NumbersSql.Write(connection, numbers, DateTimeOffset.MaxValue));

    public static void Take(this AppFixture app, params LegRow[] legs) => app.Database.Write(connection =>
        new CallIntake(connection, SettingsSql.TimeZone(connection), CallBuilder.Began.AddHours(1)).TakeLegs(legs));

    public static void Take(this AppFixture app, params RecordingRow[] recordings) => app.Database.Write(connection =>
        new CallIntake(connection, SettingsSql.TimeZone(connection), CallBuilder.Began.AddHours(1)).TakeRecordings(recordings));
}
