using Dapper;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

/// <summary>The demo's numbers under an owner with a password, at a time that the tests move.</summary>
public class ApiApp : LiveDemo
{
    // The owner wrote both as nobody's browser does: in capitals, with a port that goes without saying, with a slash at the end.
    public const string FrontEnd = "https://app.example.com";

    /// <summary>The other allowed origin.</summary>
    public const string Local = "http://localhost:5173";

    public ApiApp()
    {
        Settings["RANKRENT_OWNER_EMAIL"] = SigningIn.Email;
        Settings["RANKRENT_OWNER_PASSWORD"] = SigningIn.Password;
        Settings["RANKRENT_ALLOWED_ORIGINS"] = $"HTTPS://App.Example.com:443, {Local}/";
        Settings["RANKRENT_TRUSTED_PROXIES"] = "127.0.0.1";
    }

    /// <summary>Signs a program in, in a minute in which nobody else did.</summary>
    public async Task<ApiClient> SignedIn(string email = SigningIn.Email)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var program = this.NewProgram();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await program.SignIn(email)).Status);
        return program;
    }

    /// <returns>The SIDs of a new call with a recording of forty seconds, and of the recording.</returns>
    public async Task<(string Call, string Recording)> Recorded(ApiClient program)
    {
        Engine.Script(CallBuilder.Customer, new Party { TalksFor = TimeSpan.FromSeconds(40) });
        var call = (await program.Post("/api/twilio/call", new { to = CallBuilder.Customer, agentPhone = OwnPhone, record = true })).Text("callSid");
        await Pass(TimeSpan.FromMinutes(4));
        await Sync();
        return (call, (await program.Get($"/api/twilio/recordings?callSid={call}")).List("recordings")[0].GetProperty("sid").GetString()!);
    }

    public int Sessions() => Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from api_sessions where ended_at is null"));
}
