using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberPricesTests
{
    private const string Confirm = "/numbers/buy/confirm?phone=%2B13035550154";

    [Fact]
    public async Task Prices_that_cannot_be_read_are_not_asked_for_again_at_once()
    {
        var asked = 0;
        var faults = new TwilioFaults
        {
            Answer = request => request.RequestUri!.AbsolutePath.Contains("/PhoneNumbers/Countries/", StringComparison.Ordinal) && Interlocked.Increment(ref asked) > 0 ? new(HttpStatusCode.BadRequest) : null,
        };
        await using var app = await new LiveDemo { Replace = faults.Register }.Begun();
        using var owner = await app.DemoOwner();
        var once = asked;

        Assert.DoesNotContain("$", (await owner.Get(Confirm)).Text(".facts"), StringComparison.Ordinal);
        await app.Sync();
        Assert.Equal((3, 3), (once, asked));

        app.Time.Advance(TimeSpan.FromMinutes(6));
        await owner.Get(Confirm);
        Assert.Equal(4, asked);
    }
}
