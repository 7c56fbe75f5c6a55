using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;
using CallChange = RankRentPro.Twilio.CallChange;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>What people and other programs do in a scenario.</summary>
public static class StageHands
{
    /// <summary>Somebody of the agency places a call with this app.</summary>
    public static Func<ScenarioStage, Task<string>> Click(string customer, string phone = LiveDemo.OwnPhone, bool record = false) => async stage =>
    {
        var click = new CallRequest { Token = Guid.NewGuid().ToString("N"), From = LiveDemo.Austin, To = customer, Phone = phone, Record = record };
        await using var scope = stage.Services.CreateAsyncScope();
        var placed = await scope.ServiceProvider.GetRequiredService<CallPlacing>().Place(click, CancellationToken.None);
        Assert.Null(placed.Problem);
        return stage.Database.Read(connection => PlacedCallsSql.Find(connection, click.Token))!.Sid!;
    };

    /// <summary>Another program of the agency calls; the other application says what happens then.</summary>
    public static Func<ScenarioStage, Task<string>> Program(string customer, string? detection = null, bool record = false) => async stage => (await stage.Twilio.CreateCall(new NewCall
    {
        From = LiveDemo.Austin,
        To = customer,
        Url = stage.OtherUrl,
        Timeout = 20,
        StatusCallback = stage.StatusUrl,
        StatusCallbackEvents = ["initiated", "ringing", "answered", "completed"],
        MachineDetection = detection,
        Record = record,
        RecordingStatusCallback = record ? stage.RecordingUrl : null,
    })).Value.Sid;

    /// <summary>As the button of that name does it.</summary>
    public static async Task HangUp(ScenarioStage stage, string sid)
    {
        await Cancel(stage, sid);
        await using var scope = stage.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<CallSync>().Refresh(sid, CancellationToken.None));
    }

    public static async Task Cancel(ScenarioStage stage, string sid) =>
        Assert.True((await stage.Twilio.UpdateCall(sid, new CallChange { Status = "completed" })).IsSuccess);

    public static async Task Redirect(ScenarioStage stage, string sid) =>
        Assert.True((await stage.Twilio.UpdateCall(sid, new CallChange { Url = stage.OtherUrl.Replace("voice", "second", StringComparison.Ordinal) })).IsSuccess);

    public static async Task Record(ScenarioStage stage, string sid)
    {
        using var client = stage.OtherProgram();
        using var form = new FormUrlEncodedContent([new("RecordingStatusCallback", stage.RecordingUrl)]);
        using var answer = await client.PostAsync(new Uri($"Calls/{sid}/Recordings.json", UriKind.Relative), form);
        Assert.True(answer.IsSuccessStatusCode);
    }

    public static async Task DeleteRecordingAtTwilio(ScenarioStage stage, string sid)
    {
        Assert.Null(await stage.Twilio.DeleteRecording(RecordingOf(stage, sid)));
        await stage.Run<RereadJob>(job => job.Run(CancellationToken.None));
    }

    public static Task DeleteRecordingHere(ScenarioStage stage, string sid)
    {
        stage.Database.Write(connection =>
        {
            RecordingsSql.Delete(connection, RecordingOf(stage, sid), stage.Clock!.GetUtcNow());
            new CallIntake(connection, SettingsSql.TimeZone(connection), stage.Clock!.GetUtcNow()).FoldLegs([sid]);
        });
        return Task.CompletedTask;
    }

    public static async Task DeleteCallAtTwilio(ScenarioStage stage, string sid)
    {
        using var client = stage.OtherProgram();
        using var answer = await client.DeleteAsync(new Uri($"Calls/{sid}.json", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode);
        await stage.Run<RereadJob>(job => job.Run(CancellationToken.None));
    }

    /// <summary>Twilio's own accident, which no request brings about.</summary>
    public static Task Forget(ScenarioStage stage, string sid)
    {
        stage.Simulated.File.Write(connection => connection.Execute("delete from calls where sid = @sid or parent_sid = @sid", new { sid }));
        return Task.CompletedTask;
    }

    private static string RecordingOf(ScenarioStage stage, string sid) =>
        stage.Database.Read(connection => RecordingsSql.OfLegs(connection, [sid])).Single().Sid;
}
