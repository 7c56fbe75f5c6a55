using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberSyncTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public ValueTask InitializeAsync()
    {
        // Twilio lists old numbers without one.
        _app.Faults.Change = (_, body) =>
        {
            foreach (var number in body["incoming_phone_numbers"]?.AsArray() ?? [])
            {
                number!.AsObject().Remove("type");
            }
        };
        return _app.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("+18335550121", "tollfree", 2_150_000)]
    [InlineData(LiveDemo.Austin, "local", 1_150_000)]
    public async Task A_number_listed_without_its_type_costs_what_its_prefix_says(string phone, string type, long fee)
    {
        await _app.Sync();

        Assert.Equal((type, fee), (_app.Number(phone).NumberType, _app.Number(phone).MonthlyFee));
    }
}
