using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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
    public void An_address_of_audio_outlives_the_key_that_signed_it()
    {
        using var folder = new EmptyFolder();
        var clock = new FakeTimeProvider(CallBuilder.Began.AddSeconds(1));
        var options = new TokenOptions { MediaLasts = TimeSpan.FromHours(1), AccessLasts = TimeSpan.FromMinutes(5), KeyFile = Path.Combine(folder.Path, "keys.json") };
        var keys = new TokenKeys(options, clock);
        var media = new MediaTokens(keys, options, clock);
        var first = keys.Current();
        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var address = media.Of(CallBuilder.RecordingSid(1));
        clock.Advance(TimeSpan.FromMinutes(89));

        Assert.NotEqual(first.Id, keys.Current().Id);

        Assert.Equal(CallBuilder.RecordingSid(1), media.Read(address));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(media.Read(address));
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

    [Fact]
    public void A_key_that_cannot_be_stored_signs_nothing_and_is_tried_again()
    {
        using var folder = new EmptyFolder();
        var missing = Path.Combine(folder.Path, "missing");
        var options = new TokenOptions { MediaLasts = TimeSpan.FromHours(1), AccessLasts = TimeSpan.FromHours(1), KeyFile = Path.Combine(missing, "keys.json") };
        var keys = new TokenKeys(options, new FakeTimeProvider());

        Assert.Throws<DirectoryNotFoundException>(keys.Current);
        Assert.Throws<DirectoryNotFoundException>(keys.Current);

        Directory.CreateDirectory(missing);
        Assert.Equal(keys.Current().Id, new TokenKeys(options, new FakeTimeProvider()).Current().Id);
    }

    private static string Key(ApiClient program) => new JsonWebToken(program.Token).Kid;

    private List<string> Stored() => JsonSerializer.Deserialize<List<TokenKey>>(System.IO.File.ReadAllBytes(File))!.ConvertAll(key => key.Id);
}
