using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using RankRentPro.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Tokens;

public sealed class TokenKeysTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Open = "/api/twilio/phone-numbers";

    private string File => Path.Combine(app.DataFolder, "token-keys.json");

    [Fact]
    public async Task A_new_key_signs_after_30_days_and_sessions_go_on()
    {
        app.Time.Advance(TimeSpan.FromDays(31));
        using var first = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(2));
        using var late = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        using var fresh = await app.SignedIn();

        Assert.NotEqual(Key(late), Key(fresh));
        Assert.Equal(HttpStatusCode.OK, (await late.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.OK, (await fresh.Get(Open)).Status);
        Assert.Equal(HttpStatusCode.OK, (await late.Refresh()).Status);
    }

    [Fact]
    public async Task A_key_is_forgotten_when_no_token_of_it_lives()
    {
        using var old = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromDays(30));
        using var next = await app.SignedIn();
        app.Time.Advance(TimeSpan.FromDays(30));

        using var fresh = await app.SignedIn();

        Assert.Equal([Key(fresh), Key(next)], Stored());
    }

    [Fact]
    public async Task Only_this_user_of_the_machine_reads_the_keys_and_a_restart_finds_them()
    {
        using var program = await app.SignedIn();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
        var restarted = new TokenKeys(app.Services.GetRequiredService<TokenOptions>(), app.Time);
        Assert.Equal(Key(program), restarted.Current().Id);
    }

    private static string Key(ApiClient program) => new JsonWebToken(program.Token).Kid;

    private List<string> Stored() => JsonSerializer.Deserialize<List<TokenKey>>(System.IO.File.ReadAllBytes(File))!.ConvertAll(key => key.Id);
}
