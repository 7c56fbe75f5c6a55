using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using RankRentPro.Features.Events;
using RankRentPro.Features.Jobs;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Events;

public sealed class SilentAddressTests : IAsyncLifetime
{
    private readonly SilentServer _silent = new();
    private readonly LiveDemo _app;
    private TimeSpan _patience = TimeSpan.FromMinutes(1);
    private HookServer _hooks = null!;

    public SilentAddressTests() => _app = new() { Replace = services => services.Replace(ServiceDescriptor.Singleton(_ => new EventOptions(AllowPrivate: true) { Patience = _patience })) };

    public async ValueTask InitializeAsync()
    {
        _hooks = await HookServer.Started();
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _hooks.DisposeAsync();
        _silent.Dispose();
    }

    [Fact]
    public async Task An_address_that_never_answers_is_given_up_for_now_and_tried_again()
    {
        _patience = TimeSpan.FromMilliseconds(100);
        Add(_silent.Url);
        Tell(1);

        await _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

        var delivery = _app.Database.Read(connection => EventsSql.Log(connection, 1)).Single();
        Assert.Equal(("It did not answer in time.", 1L, _app.Time.GetUtcNow().AddSeconds(5)), (delivery.Problem, delivery.Attempts, delivery.DueAt));
    }

    [Fact]
    public async Task An_address_that_does_not_answer_holds_up_nobody_else()
    {
        Add(_silent.Url);
        Add(_hooks.Url);
        using var sender = new EventSender(_app.Database, _app.Services.GetRequiredService<EventPost>(), new JobsOptions(), _app.Time, NullLogger<EventSender>.Instance);
        await sender.StartAsync(TestContext.Current.CancellationToken);
        Tell(1);
        await _silent.Called;

        Tell(2);

        while ((await _hooks.Next()).Id != "test-2")
        {
        }
        await sender.StopAsync(CancellationToken.None);
    }

    private void Add(string url) => _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = url, Secret = EventSignature.NewSecret(), CreatedAt = _app.Time.GetUtcNow() }));

    private void Tell(int n) => _app.Database.Write(connection => EventsSql.Send(connection, [new("test", $"{n}", _app.Time.GetUtcNow(), new { n })], _app.Time.GetUtcNow()));
}
