using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Simulator.Rest;

internal static class BasicAuth
{
    /// <returns>The account whose SID and token the request carries, or null.</returns>
    public static string? Account(HttpRequest request, SimulatorOptions options)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var given = new byte[(header.Parameter?.Length ?? 0) + 3];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", given, out var length))
        {
            return null;
        }
        return Matches(given.AsSpan(0, length), SimulatorOptions.AccountSid, options.AuthToken) ? SimulatorOptions.AccountSid
            : Matches(given.AsSpan(0, length), SimulatedAccount.TestAccountSid, options.TestAuthToken()) ? SimulatedAccount.TestAccountSid
            : null;
    }

    private static bool Matches(ReadOnlySpan<byte> given, string account, string token) =>
        CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes($"{account}:{token}"));
}
