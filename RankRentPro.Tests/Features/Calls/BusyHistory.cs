using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

/// <summary>Two numbers with 100,000 calls; one of a hundred went out, and one of ten was missed.</summary>
public sealed class BusyHistory : AppFixture
{
    private const string Calls = """
        with recursive counted(n) as (select 1 union all select n + 1 from counted where n < 100000),
        callers as (select n, '1' || (2000000000 + (n * 7919) % 7000000000) as digits from counted)
        insert into calls (sid, number_id, site, direction, from_number, to_number, customer_digits, customer_digits_reversed, outcome, reason,
            started_at, ended_at, duration, cost, cost_currency, cost_state)
        select printf('CA%032x', n), 1 + n % 2, iif(n % 4 = 1, 'a.example', ''), iif(n % 100 = 0, 'outbound', 'inbound'), '+' || digits, '+15125550117', digits,
            (with recursive r(i, t) as (select length(digits), '' union all select i - 1, t || substr(digits, i, 1) from r where i > 0) select t from r where i = 0),
            iif(n % 10 = 0, 'missed', 'completed'), 'answered', @began + n * 60000, @began + n * 60000 + 42000, 42, 8500, 'USD', 'final'
        from callers
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var visitor = NewVisitor();
        await visitor.SetUp();
        this.Own(Number(), Number(2, Customer));
        Database.Write(connection =>
        {
            connection.Execute(Calls, new { began = Began.AddDays(-100).ToUnixTimeMilliseconds() });
            CallRecount.Run(connection, SettingsSql.TimeZone(connection));
        });
    }
}
