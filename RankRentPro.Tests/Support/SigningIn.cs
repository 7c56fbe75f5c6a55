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

    /// <summary>The signed-in visitor sees pages; anybody else is led to the entrance.</summary>
    public static async Task<bool> IsSignedIn(this Visitor visitor) => (await visitor.Get("/profile")).LeadsTo is null;
}
