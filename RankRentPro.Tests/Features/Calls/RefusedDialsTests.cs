using System.Net;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class RefusedDialsTests
{
    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_key_that_may_not_read_what_Twilio_noted_is_not_asked_about_for_ever(HttpStatusCode status)
    {
        var faults = new TwilioFaults { Answer = request => request.RequestUri!.AbsolutePath.EndsWith("/Notifications.json", StringComparison.Ordinal) ? TwilioFaults.Json(status, "{}") : null };
        await using var app = await new LiveDemo { Replace = faults.Register }.Begun();
        using var owner = await app.DemoOwner();
        var call = (await owner.Dial("+18765550100"))["/calls/".Length..];
        await app.Pass(TimeSpan.FromMinutes(1));
        await app.Sync();
        Assert.NotNull(Question(app, call));

        app.Time.Advance(TimeSpan.FromMinutes(11));
        await app.Sync();

        Assert.Null(Question(app, call));
        Assert.EndsWith("was not dialled", app.Call(call).Reason, StringComparison.Ordinal);
    }

    private static DeferredRow? Question(LiveDemo app, string call) => app.Database.Read(connection => DeferredSql.Find(connection, RefusedDials.Kind, call));
}
