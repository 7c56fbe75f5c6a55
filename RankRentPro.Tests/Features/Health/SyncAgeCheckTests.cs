using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Health;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Health;

public sealed class SyncAgeCheckTests
{
    [Fact]
    public void A_Twilio_that_cannot_be_read_is_told_with_the_attempts_that_were_made()
    {
        using var database = new MigratedDatabase();
        var check = new SyncAgeCheck(new FakeTimeProvider(CallBuilder.Began.AddHours(1)));
        var once = new SyncState().AfterFailure("Twilio is away.", CallBuilder.Began);

        string Told(SyncState state) => database.File.Write(connection =>
        {
            state.Write(connection);
            return check.Run(connection).Text;
        });

        Assert.Contains("1 hour ago, one attempt failed. Twilio is away.", Told(once), StringComparison.Ordinal);
        Assert.Contains("1 hour ago, 2 attempts failed.", Told(once.AfterFailure("Twilio is away.", CallBuilder.Began.AddMinutes(2))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, CheckState.Warning, "Nothing was read from Twilio yet.")]
    [InlineData(14, CheckState.Good, "Everything was read 14 minutes ago.")]
    [InlineData(16, CheckState.Warning, "The last complete run ended 16 minutes ago.")]
    public void The_age_of_what_was_read_is_judged(int? minutes, CheckState state, string words)
    {
        using var database = new MigratedDatabase();
        if (minutes is not null)
        {
            database.File.Write(new SyncState().AfterSuccess(CallBuilder.Began).Write);
        }

        var result = database.File.Read(new SyncAgeCheck(new FakeTimeProvider(CallBuilder.Began.AddMinutes(minutes ?? 0))).Run);

        Assert.Equal((state, words), (result.State, result.Text));
    }
}
