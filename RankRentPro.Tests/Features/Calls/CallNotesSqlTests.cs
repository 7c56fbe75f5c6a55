using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallNotesSqlTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public CallNotesSqlTests()
    {
        _db.Own(Number(), Number(2, Customer), Number(3, Phone));
        _db.File.Write(connection => connection.Execute("update numbers set site = 'a.example' where id < 3"));
    }

    public void Dispose() => _db.Dispose();

    [Fact]
    public void A_callers_calls_to_a_site_are_counted_over_all_its_numbers()
    {
        Call(1, Ours);
        Call(2, Customer);
        Call(3, Ours, from: "+17375550124");
        Call(4, Ours);

        Assert.Equal([1, 2, 1, 3], Ordinals(1, 2, 3, 4));
    }

    [Fact]
    public void Without_a_site_a_callers_calls_are_counted_per_number()
    {
        _db.Own(Number(4, "+15125550118"));
        Call(1, Phone);
        Call(2, "+15125550118");
        Call(3, Phone);

        Assert.Equal([1, 1, 2], Ordinals(1, 2, 3));
    }

    [Fact]
    public void Earlier_calls_count_for_a_site_when_it_was_given_to_them()
    {
        Call(1, Phone);
        Call(2, Ours);
        _db.File.Write(connection => connection.Execute("update numbers set site = 'a.example'"));
        Call(3, Phone);
        Assert.Equal([1, 1, 2], Ordinals(1, 2, 3));

        _db.File.Write(connection => EarlierCalls.Give(connection, 3, "a.example", Began));

        Assert.Equal([1, 2, 3], Ordinals(1, 2, 3));
    }

    [Fact]
    public void Spam_blocked_and_outbound_calls_and_callers_without_a_number_are_left_out()
    {
        Call(1, Ours);
        Call(2, Ours);
        Call(3, Ours, from: "anonymous");
        Call(4, Ours, from: "+266696687");
        _db.Take(Outbound(5, to: Caller));
        _db.File.Write(connection => SpamMark.Set(connection, CallSid(1), spam: true, Began));
        _db.Take(Inbound(6, "no-answer", 0) with { StartedAt = Began, EndedAt = Began, CreatedAt = Began });
        Assert.Equal("blocked", _db.Call(6)!.Outcome);

        Assert.Equal([0, 1, 0, 0, 0, 0], Ordinals(1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void A_caller_who_never_stops_is_counted_to_a_thousand()
    {
        _db.Take([.. Enumerable.Range(1, 1_100).Select(n => Inbound(n) with { StartedAt = Began.AddMinutes(n) })]);

        Assert.Equal([999, 1_000, 1_000], Ordinals(999, 1_000, 1_100));
    }

    private void Call(int n, string to, string from = Caller) => _db.Take(Inbound(n, from: from) with { ToNumber = to, StartedAt = Began.AddHours(n) });

    private long[] Ordinals(params int[] calls) => _db.File.Read(connection =>
    {
        var ids = CallsSql.BySid(connection, calls.Select(CallSid)).OrderBy(call => call.Sid).Select(call => call.Id).ToList();
        var marks = CallNotesSql.Of(connection, ids);
        return ids.Select(id => marks[id].Ordinal).ToArray();
    });
}
