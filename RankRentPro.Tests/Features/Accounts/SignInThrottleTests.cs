using System.Net;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class SignInThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new(_time);

    [Fact]
    public async Task The_sixth_attempt_on_an_account_waits_and_says_how_long()
    {
        await using var app = new OwnerApp();
        await app.Started();
        using var visitor = app.NewVisitor();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignIn(password: "wrong")).Status);
        }

        app.Time.Advance(TimeSpan.FromMinutes(4));
        var page = await visitor.SignIn();

        Assert.Equal((HttpStatusCode.TooManyRequests, "660"), (page.Status, page.Header("Retry-After")));
        Assert.Contains("Wait 11 minutes", page.Text("[role=alert]"), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/", (await visitor.SignIn()).LeadsTo);
    }

    [Fact]
    public void Five_failures_from_one_address_stop_the_account_there_and_nowhere_else()
    {
        Fail("one@example.com", 5);

        Assert.NotNull(_throttle.Enter("ONE@example.com", Address(1)));
        Assert.Null(_throttle.Enter("two@example.com", Address(1)));
        Assert.Null(_throttle.Enter("one@example.com", Address(9)));
    }

    [Fact]
    public void Fifty_failures_from_many_addresses_stop_an_account_everywhere_and_no_other()
    {
        FailEverywhere(50);

        Assert.NotNull(_throttle.Enter("ONE@example.com", Address(99)));
        Assert.Null(_throttle.Enter("two@example.com", Address(99)));
    }

    [Fact]
    public void A_sign_in_that_succeeds_leaves_the_guesses_of_strangers_counted()
    {
        FailEverywhere(49);
        Assert.Null(_throttle.Enter("one@example.com", Address(98)));
        _throttle.Succeeded("one@example.com", Address(98));

        Assert.Null(_throttle.Enter("one@example.com", Address(99)));

        Assert.NotNull(_throttle.Enter("one@example.com", Address(99)));
    }

    [Fact]
    public void Twenty_failures_stop_one_address_and_no_other()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(_throttle.Enter($"user{i}@example.com", Address(1)));
        }

        Assert.NotNull(_throttle.Enter("fresh@example.com", Address(1)));
        Assert.Null(_throttle.Enter("fresh@example.com", Address(2)));
    }

    [Fact]
    public void Neighbours_in_a_network_of_ipv6_count_as_one_address()
    {
        for (var i = 0; i < 20; i++)
        {
            _throttle.Enter($"user{i}@example.com", IPAddress.Parse($"2001:db8::{i + 1:x}"));
        }

        Assert.NotNull(_throttle.Enter("fresh@example.com", IPAddress.Parse("2001:db8::ffff")));
        Assert.Null(_throttle.Enter("fresh@example.com", IPAddress.Parse("2001:db8:0:1::1")));
    }

    [Fact]
    public void Success_forgets_the_failures_of_the_account()
    {
        Fail("one@example.com", 4);
        _throttle.Enter("one@example.com", Address(1));
        _throttle.Succeeded("one@example.com", Address(1));

        Assert.Null(_throttle.Enter("one@example.com", Address(1)));
    }

    [Fact]
    public void Waiting_attempts_do_not_make_the_wait_longer()
    {
        Fail("one@example.com", 5);
        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(TimeSpan.FromMinutes(1), _throttle.Enter("one@example.com", Address(1)));

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(_throttle.Enter("one@example.com", Address(1)));
    }

    private void FailEverywhere(byte times)
    {
        for (byte i = 0; i < times; i++)
        {
            Assert.Null(_throttle.Enter("one@example.com", Address(i)));
        }
    }

    private void Fail(string account, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Null(_throttle.Enter(account, Address(1)));
        }
    }

    private static IPAddress Address(byte last) => new([192, 0, 2, last]);
}
