using RankRentPro.Data;
using RankRentPro.Features.Events;
using RankRentPro.Features.Live;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>Renames and releases numbers here and at Twilio.</summary>
public sealed class NumberKeeping(Database database, TwilioClient twilio, LiveTopics live, TimeProvider clock)
{
    /// <summary>Twilio keeps the name of a number that it still lends.</summary>
    public async Task<TwilioRefusal?> Rename(NumberRow number, string name, CancellationToken cancel) =>
        number.IsActive && name != number.FriendlyName && (await twilio.UpdateNumber(number.Sid, new NumberChange { FriendlyName = name }, cancel)).Refusal is { } refusal
            ? refusal with { What = $"change {PhoneText.National(number.PhoneNumber)}" }
            : null;

    /// <summary>Gives the number back; its calls stay. One that Twilio does not know any more is given back too.</summary>
    public async Task<TwilioRefusal?> Release(NumberRow number)
    {
        // Who leaves meanwhile must not leave it undecided: Twilio may have done it.
        if (number.IsActive && await twilio.ReleaseNumber(number.Sid, CancellationToken.None) is { Kind: not TwilioRefusalKind.NotFound } refusal)
        {
            return refusal with { What = $"release {PhoneText.National(number.PhoneNumber)}" };
        }
        database.Write(connection =>
        {
            var now = clock.GetUtcNow();
            if (NumbersSql.Release(connection, number.Id, now))
            {
                EventsSql.Send(connection, [OutgoingEvent.Released(NumbersSql.Find(connection, number.Id)!)], now);
            }
        });
        live.Tell(LiveTopics.Numbers);
        return null;
    }
}
