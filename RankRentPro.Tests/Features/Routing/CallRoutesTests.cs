using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Routing;

public sealed class CallRoutesTests : IDisposable
{
    private static readonly WebhookForm Call = new([new("CallSid", CallBuilder.CallSid(1)), new("From", CallBuilder.Caller), new("To", CallBuilder.Ours)], CallBuilder.Began);

    private readonly MigratedDatabase _stored = new();

    public CallRoutesTests() => _stored.File.Write(connection => connection.Execute("""
        insert into users (email, name, role, password_hash, time_zone, phone, security_stamp, created_at, updated_at)
        values ('owner@example.com', 'Owner', 'owner', '', 'UTC', @Phone, '', 0, 0)
        """, new { CallBuilder.Phone }));

    public void Dispose() => _stored.Dispose();

    [Fact]
    public async Task The_first_caller_waits_for_the_phone_to_be_read_longer_than_a_known_phone_would() =>
        Assert.Equal(CallBuilder.Phone, await Routes(patience: TimeSpan.Zero).Route(Call));

    [Fact]
    public async Task A_phone_that_was_set_when_the_app_started_is_known_to_the_first_caller()
    {
        var routes = Routes(patience: TimeSpan.FromSeconds(5));
        await routes.StartAsync(TestContext.Current.CancellationToken);
        _stored.File.Write(connection => connection.Execute("drop table users"));

        Assert.Equal(CallBuilder.Phone, await routes.Route(Call));
    }

    [Fact]
    public async Task A_phone_that_cannot_be_read_at_the_start_does_not_stop_the_app()
    {
        _stored.File.Write(connection => connection.Execute("drop table users"));

        await Routes(TimeSpan.Zero).StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_still_to_be_written_of_an_answered_call_is_written_before_the_app_stops()
    {
        var (routes, cancel) = (Routes(patience: TimeSpan.Zero), TestContext.Current.CancellationToken);
        await routes.StartAsync(cancel);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = Task.Run(() => _stored.File.Write(_ =>
        {
            begun.SetResult();
            end.Task.Wait(cancel);
        }), cancel);
        await begun.Task;

        Assert.Equal(CallBuilder.Phone, await routes.Route(Call));
        var stop = routes.StopAsync(cancel);
        Assert.False(stop.IsCompleted);
        end.SetResult();
        await Task.WhenAll(writer, stop);

        Assert.Equal(1, _stored.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from routed_calls")));
    }

    private CallRoutes Routes(TimeSpan patience) => new(_stored.File, TimeProvider.System, NullLogger<CallRoutes>.Instance) { Patience = patience };
}
