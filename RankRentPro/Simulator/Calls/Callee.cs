using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Simulator.Calls;

/// <summary>Who is behind a number: a script when there is one, else the scenario that its last digits name, else a person who answers.</summary>
internal static class Callee
{
    private const string SelectScript = "select party from scripts where phone_number = @phoneNumber";
    private const string UpsertScript = """
        insert into scripts (phone_number, party)
        values (@phoneNumber, @party)
        on conflict (phone_number) do update set party = excluded.party
        """;

    private static readonly Party Person = new() { Presses = ["1"] };

    public static Party Of(DbConnection connection, string phoneNumber) =>
        connection.ExecuteScalar<string?>(SelectScript, new { phoneNumber }) is { } party ? JsonSerializer.Deserialize<Party>(party)! : Scenario(phoneNumber);

    public static void Script(DbConnection connection, string phoneNumber, Party party) =>
        connection.Execute(UpsertScript, new { phoneNumber, party = JsonSerializer.Serialize(party) });

    public static Party Scenario(string phoneNumber)
    {
        var scenario = phoneNumber.StartsWith("+141555501", StringComparison.Ordinal) || phoneNumber.StartsWith("+4420794600", StringComparison.Ordinal) ? phoneNumber[^2..] : "";
        return scenario switch
        {
            "02" => Person with { Reaction = Reaction.Busy, After = TimeSpan.FromSeconds(2) },
            "03" => Person with { Reaction = Reaction.NoAnswer },
            "04" => Person with { Reaction = Reaction.Fails, After = TimeSpan.FromSeconds(1) },
            "05" => Person with { Reaction = Reaction.Machine, After = TimeSpan.FromSeconds(8), Presses = [] },
            "06" => Person with { Presses = [] },
            "07" => Person with { TalksFor = TimeSpan.FromMinutes(10) },
            _ => Person,
        };
    }
}
