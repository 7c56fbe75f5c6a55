using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RankRentPro.Features.Accounts;

public static class AccountsRegistration
{
    /// <summary>Authorization policy of what is the owner's alone; the demo owner passes it.</summary>
    public const string OwnerPolicy = "owner";

    /// <summary>Users, their cookie, and the rule that everything needs a sign-in unless it says otherwise.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountsOptions options)
    {
        services.AddSingleton(options).AddSingleton(new Passwords()).AddSingleton<FirstUsers>().AddSingleton<SignInThrottle>().AddSingleton<SignInDoor>().AddSingleton<UnsentForms>().AddScoped<Session>();
        // It warns that the keys are not encrypted: they are as safe as the data directory, like everything in it.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddDataProtection().SetApplicationName("RankRentPro").PersistKeysToFileSystem(PrivateFolder(options.KeyFolder));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "rankrent";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/login";
            cookie.EventsType = typeof(Session);
        });
        services.PostConfigure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, cookie => cookie.TicketDataFormat = new KnownTickets(cookie.TicketDataFormat));
        services.PostConfigure<RazorPagesOptions>(pages => pages.Conventions.ConfigureFilter(new SentAgain()));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(OwnerPolicy, policy => policy.RequireRole(Roles.Owner, Roles.Demo));
        return services;
    }

    /// <summary>Takes over the users of the other mode and creates the owner whom the environment names; then signs requests in.</summary>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<FirstUsers>().Prepare();
        return app.UseAuthentication().UseAuthorization();
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
