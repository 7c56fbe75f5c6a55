using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Tests.Support;

/// <summary>How a visitor gets in.</summary>
public static class SigningIn
{
    public const string Email = "owner@example.com";
    public const string Password = "a long enough password";

    public static async Task<VisitedPage> TryDemo(this Visitor visitor) =>
        await (await visitor.Get("/setup")).Form("form[action*=Demo]").Submit();

    public static async Task<VisitedPage> SetUp(this Visitor visitor, string email = Email, string name = "Agency owner", string zone = "Europe/London") =>
        await (await visitor.SetUpForm()).With("Name", name).With("Email", email).With("Password", Password).With("TimeZone", zone).Submit();

    public static async Task<VisitedForm> SetUpForm(this Visitor visitor) => (await visitor.Get("/setup")).Form("form[action='/setup']");

    public static async Task<VisitedPage> SignIn(this Visitor visitor, string email = Email, string password = Password) =>
        await (await visitor.Get("/login")).Form().With("Email", email).With("Password", password).Submit();

    /// <summary>Somebody of the staff, with everybody's password.</summary>
    public static void Hire(this AppFixture app, string email) => app.Database.Write(connection => connection.Execute("""
        insert into users (email, name, role, password_hash, time_zone, security_stamp, created_at, updated_at)
        values (@email, 'Staff', 'staff', @hash, 'Europe/London', 'stamp', 0, 0)
        """, new { email, hash = app.Services.GetRequiredService<Passwords>().Hash(Password) }));

    /// <summary>The signed-in visitor sees pages; anybody else is led to the entrance.</summary>
    public static async Task<bool> IsSignedIn(this Visitor visitor) => (await visitor.Get("/profile")).LeadsTo is null;
}
