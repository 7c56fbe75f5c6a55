using RankRentPro.Features.Events;

namespace RankRentPro.Tests.Features.Events;

public sealed class EventSignatureTests
{
    // The example of the specification's own libraries.
    [Fact]
    public void It_is_that_of_Standard_Webhooks() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        EventSignature.Of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));

    [Fact]
    public void A_new_secret_has_24_random_bytes()
    {
        var (one, two) = (EventSignature.NewSecret(), EventSignature.NewSecret());

        Assert.NotEqual(one, two);
        Assert.Equal(24, Convert.FromBase64String(one["whsec_".Length..]).Length);
    }
}
