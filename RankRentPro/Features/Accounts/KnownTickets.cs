using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace RankRentPro.Features.Accounts;

/// <summary>
/// Opens a cookie once, because its text never changes. What a ticket is still worth is judged at every request, by its dates and by
/// <see cref="Session"/>.
/// </summary>
internal sealed class KnownTickets(ISecureDataFormat<AuthenticationTicket> sealedTickets) : ISecureDataFormat<AuthenticationTicket>
{
    /// <summary>Cookies of more browsers than that are opened again now and then.</summary>
    internal const int Most = 500;

    private readonly ConcurrentDictionary<(string Text, string? Purpose), AuthenticationTicket> _known = new();

    public string Protect(AuthenticationTicket data) => sealedTickets.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => sealedTickets.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null)
        {
            return null;
        }
        if (_known.TryGetValue((protectedText, purpose), out var known))
        {
            return known.Clone();
        }
        // Only what was sealed here is kept, so that nobody fills it with made-up texts.
        if (sealedTickets.Unprotect(protectedText, purpose) is not { } opened)
        {
            return null;
        }
        if (_known.Count >= Most)
        {
            _known.Clear();
        }
        _known[(protectedText, purpose)] = opened.Clone();
        return opened;
    }
}
