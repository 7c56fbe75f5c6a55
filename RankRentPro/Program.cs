using Microsoft.Extensions.Options;
using RankRentPro.Data;
using RankRentPro.Twilio;
using RankRentPro.Web;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseStaticWebAssets();
    if (string.IsNullOrEmpty(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)) && builder.Configuration["HTTP_PORTS"] is null)
    {
        builder.WebHost.UseUrls("http://localhost:8080");
    }
    var data = DataOptions.From(builder.Configuration);
    var twilio = TwilioOptions.From(builder.Configuration);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddData(data, twilio.IsConfigured ? "rankrent.db" : "demo.db");
    builder.Services.AddRazorPages(options => options.RootDirectory = "/Features");
    var app = builder.Build();
    app.UseSecurityHeaders();
    app.MapStaticAssets();
    app.MapRazorPages().WithStaticAssets();
    app.Logger.LogInformation("Data directory: {Folder}", data.Folder);
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
