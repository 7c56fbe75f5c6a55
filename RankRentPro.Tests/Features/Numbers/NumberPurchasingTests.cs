using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>Twilio sells the number, and its answer never arrives.</summary>
public sealed class NumberPurchasingTests : IAsyncLifetime
{
    private const string Wanted = "+13035550154";
    private static readonly PurchaseOrder Order = new() { Token = "one click", PhoneNumber = Wanted, Country = "US", Site = "denver-roofs.example" };

    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _app.Faults.Loses = IsOrder;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_number_whose_answer_was_lost_is_bought_once_and_is_ours()
    {
        Assert.Null((await Buy(_app, Order)).Problem);
        Assert.Null((await Buy(_app, Order)).Problem);

        AssertOursOnce(_app);
    }

    [Fact]
    public async Task Where_Twilio_cannot_be_asked_either_nobody_claims_it_and_the_next_click_finds_it()
    {
        _app.Faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("may have been bought", (await Buy(_app, Order)).Problem, StringComparison.Ordinal);
        _app.Faults.Answer = _ => null;

        Assert.Null((await Buy(_app, Order)).Problem);

        AssertOursOnce(_app);
    }

    [Fact]
    public async Task An_app_that_stopped_before_it_knew_finds_the_number_when_it_is_asked_again()
    {
        _app.Faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        await Buy(_app, Order);
        await using var again = await new AppFixture { Settings = { ["RANKRENT_DATA"] = _app.DataFolder }, Clock = _app.Time }.Started();

        Assert.Null((await Buy(again, Order)).Problem);

        AssertOursOnce(again);
    }

    [Fact]
    public async Task An_order_that_Twilio_never_got_is_bought_by_the_next_click()
    {
        _app.Database.Write(connection => PurchasesSql.Start(connection, new PurchaseRow { Token = Order.Token, PhoneNumber = Wanted, StartedAt = _app.Time.GetUtcNow() }));
        _app.Faults.Loses = _ => false;

        Assert.Null((await Buy(_app, Order)).Problem);

        AssertOursOnce(_app);
    }

    private static bool IsOrder(HttpRequestMessage request) => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/IncomingPhoneNumbers.json", StringComparison.Ordinal);

    private static async Task<PurchaseResult> Buy(AppFixture app, PurchaseOrder order)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NumberPurchasing>().Buy(order);
    }

    private void AssertOursOnce(AppFixture app)
    {
        Assert.Equal(13, _app.Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from numbers")));
        Assert.Equal((true, "denver-roofs.example"), (app.Number(Wanted).IsActive, app.Number(Wanted).Site));
        Assert.Equal(13, app.CountNumbers());
    }
}
