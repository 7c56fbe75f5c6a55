using Microsoft.Extensions.Time.Testing;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

/// <summary>An app whose owner the environment names, at a time that the tests move; far ahead, because a client drops cookies by its own clock.</summary>
public sealed class OwnerApp : AppFixture
{
    public OwnerApp()
    {
        Settings["RANKRENT_OWNER_EMAIL"] = SigningIn.Email;
        Settings["RANKRENT_OWNER_PASSWORD"] = SigningIn.Password;
        Clock = Time;
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2100, 3, 1, 9, 0, 0, TimeSpan.Zero));
}
