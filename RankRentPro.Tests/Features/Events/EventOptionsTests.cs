using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Features.Events;

namespace RankRentPro.Tests.Features.Events;

public sealed class EventOptionsTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData(" True ", true)]
    public void Private_networks_are_told_where_the_owner_says_so(string? said, bool expected) => Assert.Equal(expected, From(said).AllowPrivate);

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    public void What_is_neither_stops_the_app_with_a_sentence(string said) =>
        Assert.Equal("RANKRENT_ALLOW_PRIVATE_EVENTS must be true or false.", Assert.Throws<OptionsValidationException>(() => From(said)).Message);

    private static EventOptions From(string? said) =>
        EventOptions.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["RANKRENT_ALLOW_PRIVATE_EVENTS"] = said }).Build());
}
