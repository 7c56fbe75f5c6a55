using System.Data.Common;
using Dapper;
using RankRentPro.Simulator.Seed;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator;

/// <summary>Writes the planned account into the tables, with one prepared statement a table.</summary>
internal static class SeedWriter
{
    private const string Account = """
        insert into account (sid, friendly_name, balance_micros, created_at)
        values (@sid, @name, @balance, @created)
        """;
    private const string CallerId = """
        insert into caller_ids (sid, phone_number, friendly_name, created_at)
        values (@sid, @number, @number, @created)
        """;
    private const string Number = """
        insert into numbers (sid, phone_number, friendly_name, country, type, voice, sms, mms, address_sid, bundle_sid, created_at, updated_at)
        values (@Sid, @PhoneNumber, @FriendlyName, @Country, @Type, @Voice, @Sms, @Mms, @address, @bundle, @Created, @Created)
        """;
    private const string Leg = """
        insert into calls (sid, parent_sid, number_sid, from_number, to_number, direction, status, answered_by, price_micros, duration,
            created_at, updated_at, start_at, answered_at, end_at)
        values (@Sid, @ParentSid, @NumberSid, @From, @To, @Direction, @Status, @AnsweredBy, @PriceMicros, @Duration,
            @Created, @Updated, @Start, @Answered, @End)
        """;
    private const string Recording = """
        insert into recordings (sid, call_sid, status, source, channels, duration, price_micros, created_at, updated_at)
        values (@Sid, @CallSid, 'completed', @Source, @Channels, @Duration, @PriceMicros, @Created, @Created)
        """;

    public static void Write(DbConnection connection, SeededAccount plan, DateTimeOffset now)
    {
        var created = plan.Numbers.Select(number => number.Created).Append(now).Min();
        connection.Execute(Account, new { sid = SimulatorOptions.AccountSid, name = SimulatedAccount.FriendlyName, balance = SimulatedAccount.OpeningBalanceMicros, created });
        connection.Execute(CallerId, SimulatedAccount.VerifiedNumbers.Select(number => new { sid = Sid.New("PN"), number, created }));
        connection.Execute(Number, plan.Numbers.Select(NumberValues));
        using var leg = new PreparedInsert(connection, Leg);
        foreach (var row in plan.Legs)
        {
            leg.Run(row.Sid, row.ParentSid, row.NumberSid, row.From, row.To, row.Direction, row.Status, row.AnsweredBy, row.PriceMicros, row.Duration,
                row.Created, row.End ?? row.Created, row.Start, row.Duration > 0 ? row.Start : null, row.End);
        }
        using var recording = new PreparedInsert(connection, Recording);
        foreach (var row in plan.Recordings)
        {
            recording.Run(row.Sid, row.CallSid, row.Source, row.Channels, row.Duration, row.PriceMicros, row.Created);
        }
    }

    private static object NumberValues(SeededNumber number) => new
    {
        number.Sid,
        number.PhoneNumber,
        number.FriendlyName,
        number.Country,
        number.Type,
        number.Voice,
        number.Sms,
        number.Mms,
        number.Created,
        bundle = number.Country == "GB" ? SimulatedAccount.BundleSid : null,
        address = number is { Country: "GB", Type: "local" } ? SimulatedAccount.AddressSid : null,
    };
}
