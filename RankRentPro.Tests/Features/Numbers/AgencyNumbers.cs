using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Numbers;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>Numbers as the app stores them, and how tests look at both sides: here and at Twilio.</summary>
internal static class AgencyNumbers
{
    public static readonly DateTimeOffset Bought = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static NumberRow Row(int n, string? phone = null) => new()
    {
        Sid = "PN" + n.ToString("x32", CultureInfo.InvariantCulture),
        PhoneNumber = phone ?? $"+1{200 + (n / 100)}5550{100 + (n % 100)}",
        Digits = (phone ?? $"+1{200 + (n / 100)}5550{100 + (n % 100)}")[1..],
        FriendlyName = $"Number {n}",
        Country = "US",
        Voice = true,
        VoiceUrl = "https://example.com/voice",
        PurchasedAt = Bought.AddMinutes(n),
    };

    public static IEnumerable<NumberRow> Many(int count) => Enumerable.Range(1, count).Select(n => Row(n));

    public static void Add(this AppFixture app, params IEnumerable<NumberRow> rows) => app.Database.Write(connection =>
    {
        NumbersSql.Write(connection, rows, DateTimeOffset.MaxValue);
        connection.Execute("""
            update numbers
            set site = @Site, calls = @Calls, missed = @Missed, completed = @Completed, talk_seconds = @TalkSeconds,
                last_call_at = @LastCallAt, released_at = @ReleasedAt
            where sid = @Sid
            """, rows);
    });

    public static void ForgetNumbers(this AppFixture app) => app.Database.Write(connection => connection.Execute("delete from numbers"));

    public static NumberRow Number(this AppFixture app, string phone) => app.Database.Read(connection => NumbersSql.ByPhone(connection, phone))!;

    public static long CountNumbers(this AppFixture app) => app.Database.Read(connection => connection.ExecuteScalar<long>("select count(*) from numbers where released_at is null"));

    /// <summary>The number as Twilio has it; null when the account does not.</summary>
    public static async Task<TwilioNumber?> AtTwilio(this AppFixture app, string phone)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<TwilioClient>().FindNumber(phone)).Value;
    }

    public static SimulatorSwitches Switches(this AppFixture app) => app.Services.GetRequiredService<SimulatorSwitches>();

    /// <summary>Somebody who tries the demo.</summary>
    public static async Task<Visitor> DemoVisitor(this AppFixture app)
    {
        var visitor = app.NewVisitor();
        await visitor.TryDemo();
        return visitor;
    }
}
