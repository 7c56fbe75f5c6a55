using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>The demo with calls of its 90 days.</summary>
public sealed class CalledApp : AppFixture
{
    public CalledApp() => SeededCalls = 300;
}
