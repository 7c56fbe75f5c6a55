using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData(" https://phones.example.com/ ", "https://phones.example.com/")]
    [InlineData("http://phones.example.com:8080/app/", "http://phones.example.com:8080/app")]
    public void The_public_address_has_no_slash_at_its_end(string? text, string? address) =>
        Assert.Equal(address, Public(text)?.AbsoluteUri);

    [Theory]
    [InlineData("phones.example.com")]
    [InlineData("/app")]
    [InlineData("ftp://phones.example.com")]
    [InlineData("https://phones.example.com/?site=1")]
    [InlineData("https://phones.example.com/#top")]
    public void What_Twilio_could_not_reach_stops_the_start_with_a_sentence(string text) =>
        Assert.StartsWith("RANKRENT_PUBLIC_URL is not an absolute address. Set it to", Assert.Throws<OptionsValidationException>(() => Public(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://+:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://*:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::]:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://192.0.2.7:8080", "http://192.0.2.7:8080/")]
    public void The_local_address_can_be_called(string bound, string address) =>
        Assert.Equal(address, new OwnAddress(null, new BoundServer(bound)).Local.AbsoluteUri);

    private static Uri? Public(string? text) =>
        OwnAddress.PublicFrom(new ConfigurationBuilder().AddInMemoryCollection([new("RANKRENT_PUBLIC_URL", text)]).Build());

    private sealed class BoundServer : IServer
    {
        public BoundServer(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
