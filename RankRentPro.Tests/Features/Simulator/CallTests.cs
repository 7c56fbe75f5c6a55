using System.Net;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Simulator;

public sealed class CallTests(LiveDemo app) : IClassFixture<LiveDemo>
{
    [Theory]
    [InlineData("answer", "completed", 20, "answered after")]
    [InlineData("busy", "missed", 0, ", busy")]
    [InlineData("ring", "missed", 0, "s, no answer")]
    [InlineData("hang-up", "missed", 0, "for 8 s, the caller hung up")]
    public async Task A_simulated_call_ends_as_the_form_says(string ending, string outcome, long duration, string reason)
    {
        using var owner = await app.DemoOwner();
        var from = $"(737) 555-01{60 + ending.Length}";

        var page = await (await owner.Get("/simulator")).Form("form[action='/simulator/call']").With("From", from).With("To", "(512) 555-0117").With("Ending", ending).SubmitFollowing();
        Assert.Contains($"{from} calls (512) 555-0117", page.Text(".notice[role=status]"), StringComparison.Ordinal);
        await app.Pass(TimeSpan.FromMinutes(3));
        await app.Sync();

        var call = app.Database.Read(connection => CallsSql.Changed(connection, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 100)).Last(row => row.FromNumber.EndsWith($"01{60 + ending.Length}", StringComparison.Ordinal));
        Assert.Equal((outcome, duration), (call.Outcome, call.Duration));
        Assert.Contains(reason, call.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From", "nobody", "field-from")]
    [InlineData("To", "(303) 555-0199", "field-to")]
    [InlineData("To", "", "field-to")]
    [InlineData("Ending", "explode", "ending")]
    public async Task What_cannot_be_simulated_comes_back_with_the_reason_at_the_field(string name, string value, string field)
    {
        using var owner = await app.DemoOwner();
        var form = (await owner.Get("/simulator")).Form("form[action='/simulator/call']").With("From", "(737) 555-0199").With("To", "(512) 555-0117");

        var page = await form.Forged(name, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text($"#{field}-error"));
        Assert.Equal(name == "From" ? value : "(737) 555-0199", page.One("input[name=From]").GetAttribute("value"));
    }
}
