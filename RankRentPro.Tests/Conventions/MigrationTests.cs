using System.Data.Common;
using Dapper;
using DbUp.Engine;
using RankRentPro.Data;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Conventions;

/// <summary>A database with a row in every table comes through every upgrade whole.</summary>
public sealed class MigrationTests
{
    private static readonly List<SqlScript> Scripts = [.. typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Data.Migrations.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => SqlScript.FromStream(name, typeof(Migrator).Assembly.GetManifestResourceStream(name)!))];

    public static TheoryData<string> Upgrades() => [.. Scripts.Select(script => script.Name).SkipWhile(name => string.CompareOrdinal(name, "Data.Migrations.004") < 0)];

    [Theory]
    [MemberData(nameof(Upgrades))]
    public void Every_row_that_was_there_before_a_script_is_there_after_the_last_one(string script)
    {
        using var folder = new EmptyFolder();
        using var database = folder.Database();
        Migrator.Migrate(database, Scripts.TakeWhile(earlier => earlier.Name != script), CallBuilder.Began);
        database.Write(Fill);
        var before = database.Read(connection => Tables(connection).ToDictionary(table => table, table => Contents(connection, table, Columns(connection, table))));
        var columns = database.Read(connection => before.Keys.ToDictionary(table => table, table => Columns(connection, table)));

        Migrator.Migrate(database, Scripts, CallBuilder.Began);

        database.Read(connection => Compare(connection, before, columns));
        Whole.AssertSums(database);
    }

    private static bool Compare(DbConnection connection, Dictionary<string, List<string>> before, Dictionary<string, List<string>> columns)
    {
        Assert.Empty(connection.Query("pragma foreign_key_check"));
        Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
        foreach (var (table, rows) in before)
        {
            Assert.True(rows.Count > 0, $"Put a row into {table}: {nameof(OneRowOfEachTable)} has none.");
            // A script may take a column away, but no row.
            var kept = columns[table].Intersect(Columns(connection, table)).ToList();
            Assert.True(kept.Count == columns[table].Count || table == "api_repeats", $"{table} lost a column.");
            Assert.Equal((table, rows.Count), (table, Contents(connection, table, kept).Count));
            Assert.True(kept.Count < columns[table].Count || rows.SequenceEqual(Contents(connection, table, kept)), $"The row of {table} is another one.");
        }
        return true;
    }

    private static void Fill(DbConnection connection)
    {
        var tables = Tables(connection);
        foreach (var (table, sql) in OneRowOfEachTable.Where(row => tables.Contains(row.Table)))
        {
            connection.Execute($"insert into {table} {sql}");
        }
    }

    private static List<string> Tables(DbConnection connection) => connection.Query<string>(
        $"select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> '{Migrator.Journal}'").AsList();

    private static List<string> Columns(DbConnection connection, string table) =>
        connection.Query<string>("select name from pragma_table_info(@table)", new { table }).AsList();

    private static List<string> Contents(DbConnection connection, string table, List<string> columns) =>
        connection.Query<string>($"select json_array({string.Join(", ", columns)}) from {table} order by 1").AsList();

    // With the columns of the table's first version, in an order that foreign keys allow; the sums are those of the one call.
    private static readonly (string Table, string Sql)[] OneRowOfEachTable =
    [
        ("settings", "values ('agency_name', 'Austin Sites')"),
        ("users", "(email, name, role, password_hash, time_zone, phone, security_stamp, created_at, updated_at) values ('owner@example.com', 'Owner', 'owner', 'hash', 'UTC', '+14155550101', 'stamp', 1, 1)"),
        ("numbers", """
            (id, sid, phone_number, digits, friendly_name, country, number_type, voice, sms, mms, purchased_at, last_call_at, calls, completed, talk_seconds)
            values (1, 'PN1', '+15125550117', '15125550117', 'Austin', 'US', 'local', 1, 1, 0, 1, 1773154800000, 1, 1, 60)
            """),
        ("purchases", "(token, phone_number, state, started_at) values ('click', '+15125550117', 'done', 1)"),
        ("country_documents", "(country, bundle_sid) values ('GB', 'BU1')"),
        ("number_prices", "values ('US', 'local', 1150000, 'USD', 1)"),
        ("legs", "(sid, direction, from_number, to_number, status, started_at, ended_at, duration, price, price_currency, created_at) values ('CA1', 'inbound', '+17375550123', '+15125550117', 'completed', 1773154800000, 1773154860000, 60, 8500, 'USD', 1773154800000)"),
        ("calls", """
            (id, sid, number_id, direction, from_number, to_number, customer_digits, customer_digits_reversed, outcome, reason, started_at, ended_at, duration, cost, cost_currency, cost_state)
            values (1, 'CA1', 1, 'inbound', '+17375550123', '+15125550117', '17375550123', '32105557371', 'completed', 'answered', 1773154800000, 1773154860000, 60, 8500, 'USD', 'final')
            """),
        ("routed_calls", "values ('CA1', '+14155550101', 1)"),
        ("placed_calls", "(token, state, sid, from_number, to_number, phone, placed_at) values ('click', 'placed', 'CA2', '+15125550117', '+12125550144', '+14155550101', 1)"),
        ("recordings", "(sid, leg_sid, status, source, channels, duration, price, created_at) values ('RE1', 'CA1', 'completed', 'DialVerb', 2, 40, 2500, 1773154800000)"),
        ("call_sums", "(number_id, site, day, hour, direction, outcome, calls, duration, cost) values (1, '', '2026-03-10', 9, 'inbound', 'completed', 1, 60, 8500)"),
        ("job_runs", "(job, state, started_at) values ('sync', 'done', 1)"),
        ("job_memory", "values ('sync', '{}')"),
        ("twilio_account", "(id, name, kind, status, read_at) values (1, 'Austin Sites', 'Full', 'active', 1)"),
        ("webhook_events", "(received_at, kind, call_sid, subject_sid, digest, form, change) values (1, 'call', 'CA1', 'CA1', 'digest', '[]', 'nothing')"),
        ("refused_webhooks", "values ('http://seen.example.com', 'https://phones.example.com', 1, 1, 1)"),
        ("deferred", "(kind, key, due_at) values ('audio', 'RE1', 1)"),
        ("history_import", "(id, account_sid, first_day, last_day) values (1, 'AC1', '2025-02-04', '2026-03-10')"),
        ("history_days", "(day, imported_at, calls) values ('2026-03-10', 1, 1)"),
        ("webhook_suspects", "values ('CA1', '2026-03-10', 1)"),
        ("call_sums_next", "(number_id, site, day, hour, direction, outcome, calls, duration, cost) values (1, '', '2026-03-10', 15, 'inbound', 'completed', 1, 60, 8500)"),
        ("recounts", "values (1, 'UTC', 1, 1, 1, 1)"),
        ("call_notes", "(call_id, note, changed_at) values (1, 'Wants a quote', 1)"),
        ("call_tags", "values ('lead', 1)"),
        ("call_days", "values ('2026-03-10', 'inbound', 'completed', 1, 0)"),
        ("recording_files", $"values ('RE1', 're/RE1.mp3', 1, '{new string('0', 64)}', 1, 1, 'fetched')"),
        ("api_sessions", "values ('session', 1, 'stamp', 1, null)"),
        ("refresh_tokens", "values ('hash', 'session', 1, null)"),
        ("api_keys", "(user_id, name, hash, ends, scope, created_at) values (1, 'Script', 'hash', 'abcd', 'read', 1)"),
        ("api_repeats", "(user_id, key, request, created_at) values (1, 'key', 'request', 1)"),
        ("event_targets", "(url, secret, created_at) values ('https://hooks.example.com', 'whsec_', 1)"),
        ("event_deliveries", "(target_id, event_id, type, body, created_at) values (1, 'event', 'call.completed', '{}', 1)"),
        ("call_totals", "values ('inbound', 'completed', 1, 0)"),
    ];
}
