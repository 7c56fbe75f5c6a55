using Microsoft.Extensions.Options;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Twilio;
using RankRentPro.Web;
using RankRentPro.Web.Errors;

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
    builder.Services.AddData(data, AccountsOptions.DatabaseName(demoMode: !twilio.IsConfigured));
    builder.Services.AddForwarding(Forwarding.From(builder.Configuration));
    builder.Services.AddErrors();
    builder.Services.AddAccounts(AccountsOptions.From(builder.Configuration, data, demoMode: !twilio.IsConfigured));
    builder.Services.AddGuardedForms();
    builder.Services.AddRazorPages(options => options.RootDirectory = "/Features");
    var app = builder.Build();
    app.UseForwarding();
    app.UseSecurityHeaders();
    app.UseHsts();
    app.UseErrors();
    app.UseAccounts();
    app.MapStaticAssets().AllowAnonymous();
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
