using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Data;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Settings;

public sealed class DiskUseTests
{
    [Fact]
    public async Task The_settings_show_what_the_recordings_take_and_what_is_free()
    {
        await using var app = await new AppFixture { Replace = services => services.AddSingleton(new DataDisk(() => new(900_000_000, 50_000_000_000))) }.Started();
        using var visitor = app.NewVisitor();
        await visitor.SetUp();
        app.Take(Recording(1), Recording(2));
        app.Database.Write(connection => RecordingFilesSql.Write(connection, new() { Sid = RecordingSid(1), File = "00/1.mp3", Bytes = 1_250_000, Sha256 = new('0', 64) }));

        var page = await visitor.Get("/settings");

        Assert.Equal(["1 recordings, 1.2 MB", "2", "900 MB of 50 GB Little room"], page.Texts("#disk-use dd"));
    }

    [Fact]
    public async Task What_little_room_is_left_is_for_the_calls()
    {
        var app = new Recordings.RecordedDemo { Replace = services => services.AddSingleton(new DataDisk(() => new(100_000_000, 50_000_000_000))) };
        await using var started = app;
        await app.InitializeAsync();

        Assert.Contains("The disk is nearly full: 100 MB are left for the calls", await app.Keep(), StringComparison.Ordinal);

        Assert.Equal(0, app.Media.Asked);
    }
}
