using System.Globalization;
using Microsoft.Extensions.Configuration;
using RankRentPro.Tests.Support;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class HealthProbeTests(EchoServer server) : IClassFixture<EchoServer>
{
    [Fact]
    public async Task An_app_that_answers_is_healthy() =>
        Assert.Equal(0, await HealthProbe.Ask(Set("HTTP_PORTS", server.Url.Port.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public async Task An_app_that_does_not_answer_is_not() =>
        Assert.Equal(1, await HealthProbe.Ask(Set("URLS", "http://127.0.0.1:1")));

    [Theory]
    [InlineData("HTTP_PORTS", "8081;8082", 8081)]
    [InlineData("URLS", "http://+:5000/;http://+:5001", 5000)]
    [InlineData("URLS", "http://localhost", 80)]
    [InlineData("URLS", "", 8080)]
    public void The_port_is_the_one_the_app_listens_on(string name, string value, int port) =>
        Assert.Equal(port, HealthProbe.Port(Set(name, value)));

    private static IConfigurationRoot Set(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
}
