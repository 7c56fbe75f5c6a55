using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Simulator;

/// <summary>What is fixed about the simulated account, so that pages and tests can name it.</summary>
public static class SimulatedAccount
{
    public const string FriendlyName = "RankRent Pro demo";

    /// <summary>An extra account with the behaviour of Twilio's test credentials.</summary>
    public const string TestAccountSid = "ACdec0de00000000000000000000000002";

    /// <summary>The approved bundle for numbers of the United Kingdom.</summary>
    public const string BundleSid = "BUdec0de00000000000000000000000044";

    /// <summary>The address that local numbers of the United Kingdom ask for.</summary>
    public const string AddressSid = "ADdec0de00000000000000000000000044";

    public const long OpeningBalanceMicros = 87_400_000;

    /// <summary>Phones that a trial account may call and be called from.</summary>
    public static IReadOnlyList<string> VerifiedNumbers { get; } = ["+14155550101", "+14155550111"];

    /// <summary>The test account's token follows from the live one: nothing more to keep.</summary>
    public static string TestAuthToken(this SimulatorOptions options) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AuthToken), "test credentials"u8))[..32];
}
