using Microsoft.Extensions.Options;
using RankRentPro.Data;
using RankRentPro.Features;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Events;
using RankRentPro.Features.Health;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Simulator;
using RankRentPro.Features.Tokens;
using RankRentPro.Simulator;
using RankRentPro.Twilio;
using RankRentPro.Web;
using RankRentPro.Web.Errors;

try
{
    var builder = WebApplication.CreateBuilder(args);
    if (args is ["--health"])
    {
        return await HealthProbe.Ask(builder.Configuration);
    }
    WebRegistration.WriteInEnglish();
    builder.ListenOnPort8080ByDefault();
    builder.Logging.KeepToWhatMatters();
    var data = DataOptions.From(builder.Configuration).Prepared();
    var twilio = TwilioOptions.From(builder.Configuration);
    var demo = !twilio.IsConfigured;
    var publicUrl = OwnAddress.PublicFrom(builder.Configuration);
    var simulator = new SimulatorOptions { AuthToken = demo ? SimulatorToken.From(builder.Configuration, data.File("simulator-token")) : "" };

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddData(data, AccountsOptions.DatabaseName(demo));
    builder.Services.AddWeb(publicUrl);
    builder.Services.AddForwarding(Forwarding.From(builder.Configuration));
    builder.Services.AddErrors();
    builder.Services.AddAccounts(AccountsOptions.From(builder.Configuration, data, demo));
    builder.Services.AddTokens(TokenOptions.From(builder.Configuration, data.File("token-keys.json")));
    builder.Services.AddEvents(EventOptions.From(builder.Configuration));
    builder.Services.AddGuardedForms();
    var pages = builder.Services.AddRazorPages(options => options.RootDirectory = "/Features");
    if (demo)
    {
        builder.Services.AddSimulator(simulator).AddSimulatorPage();
        builder.Services.AddTwilio(twilio with { AccountSid = SimulatorOptions.AccountSid, AuthToken = simulator.AuthToken },
            provider => TwilioHosts.At(() => new Uri(provider.GetRequiredService<OwnAddress>().Local, SimulatorOptions.Path)));
    }
    else
    {
        pages.AddRazorPagesOptions(options => options.Conventions.WithoutSimulator());
        builder.Services.AddTwilio(twilio, _ => TwilioHosts.Of(twilio));
    }
    builder.Services.AddJobs();
    builder.Services.AddFeatures();

    var app = builder.Build();
    app.Logger.LogInformation("Data directory: {Folder}", data.Folder);
    app.UseForwarding();
    app.UseSecurityHeaders();
    app.UseHsts();
    app.UseResponseCompression();
    app.UseErrors();
    app.UseCors().UseAccounts();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapHealth();
    app.MapFeatures();
    app.MapJobsDashboard();
    if (demo)
    {
        app.MapSimulator();
    }
    app.StartSchedule();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
