using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using RankRentPro.Web;

namespace RankRentPro.Tests.Web;

public sealed class WebRegistrationTests
{
    [Theory]
    [InlineData("", null, "http://localhost:8080")]
    [InlineData("http://127.0.0.1:5000", null, "http://127.0.0.1:5000")]
    [InlineData("", "5000", "")]
    public void The_app_listens_on_port_8080_of_this_machine_unless_it_is_told_another_address(string urls, string? ports, string listens)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, urls);
        builder.Configuration["HTTP_PORTS"] = ports;

        builder.ListenOnPort8080ByDefault();

        Assert.Equal(listens, builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }
}
