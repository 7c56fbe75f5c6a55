using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class KnownTicketsTests
{
    private readonly CountedFormat _sealed = new();

    private KnownTickets Tickets => field ??= new(_sealed);

    [Fact]
    public void A_cookie_is_opened_once()
    {
        var cookie = Cookie("Agency owner");

        var names = Enumerable.Range(0, 3).Select(_ => Tickets.Unprotect(cookie)!.Principal.Identity!.Name);

        Assert.Equal(["Agency owner", "Agency owner", "Agency owner"], names);
        Assert.Equal(1, _sealed.Opened);
    }

    [Fact]
    public void What_one_request_makes_of_its_ticket_no_other_sees()
    {
        var cookie = Cookie("Agency owner");
        Tickets.Unprotect(cookie)!.Properties.IsPersistent = false;

        Tickets.Unprotect(cookie)!.Properties.IsPersistent = false;

        Assert.True(Tickets.Unprotect(cookie)!.Properties.IsPersistent);
    }

    [Fact]
    public void A_cookie_that_was_tampered_with_stays_closed()
    {
        var cookie = Cookie("Agency owner");
        Tickets.Unprotect(cookie);

        Assert.Null(Tickets.Unprotect(cookie[..^2] + "AA"));
        Assert.Null(Tickets.Unprotect(cookie, "another purpose"));
        Assert.Null(Tickets.Unprotect(null));
    }

    [Fact]
    public void Not_more_cookies_are_known_than_a_few_hundred()
    {
        var cookies = Enumerable.Range(0, KnownTickets.Most + 1).Select(n => Cookie($"User {n}")).ToList();
        cookies.ForEach(cookie => Tickets.Unprotect(cookie));

        Tickets.Unprotect(cookies[^1]);
        Assert.Equal(cookies.Count, _sealed.Opened);
        Tickets.Unprotect(cookies[0]);

        Assert.Equal(cookies.Count + 1, _sealed.Opened);
    }

    private string Cookie(string name) => Tickets.Protect(new(
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, name)], "test")), new AuthenticationProperties { IsPersistent = true }, "test"));

    /// <summary>Seals as the framework does, and counts what it opens.</summary>
    private sealed class CountedFormat : ISecureDataFormat<AuthenticationTicket>
    {
        private readonly TicketDataFormat _format = new(new EphemeralDataProtectionProvider().CreateProtector("cookies"));

        public int Opened { get; private set; }

        public string Protect(AuthenticationTicket data) => _format.Protect(data);

        public string Protect(AuthenticationTicket data, string? purpose) => _format.Protect(data, purpose);

        public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
        {
            Opened++;
            return _format.Unprotect(protectedText, purpose);
        }
    }
}
