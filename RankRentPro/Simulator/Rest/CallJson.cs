using RankRentPro.Simulator.Calls;

namespace RankRentPro.Simulator.Rest;

internal static class CallJson
{
    private static readonly string[] Subresources =
        ["notifications", "recordings", "payments", "events", "siprec", "streams", "transcriptions", "user_defined_message_subscriptions", "user_defined_messages"];

    public static object Of(Leg leg, string account = SimulatorOptions.AccountSid)
    {
        var uri = $"/2010-04-01/Accounts/{account}/Calls/{leg.Sid}";
        return new
        {
            leg.Sid,
            AccountSid = account,
            ParentCallSid = leg.ParentSid,
            PhoneNumberSid = leg.NumberSid,
            leg.To,
            ToFormatted = TwilioJson.Formatted(leg.To),
            leg.From,
            FromFormatted = TwilioJson.Formatted(leg.From),
            leg.Status,
            StartTime = TwilioJson.Date(leg.StartAt),
            EndTime = TwilioJson.Date(leg.EndAt),
            Duration = leg.HasEnded ? TwilioJson.Text(leg.Duration) : null,
            Price = TwilioJson.Price(leg.PriceMicros),
            PriceUnit = "USD",
            leg.Direction,
            leg.AnsweredBy,
            ApiVersion = "2010-04-01",
            ForwardedFrom = (string?)null,
            GroupSid = (string?)null,
            CallerName = (string?)null,
            QueueTime = TwilioJson.Text(leg.QueueMs),
            TrunkSid = (string?)null,
            DateCreated = TwilioJson.Date(leg.CreatedAt),
            DateUpdated = TwilioJson.Date(leg.UpdatedAt),
            Uri = uri + ".json",
            SubresourceUris = Subresources.ToDictionary(name => name, name => $"{uri}/{Pascal(name)}.json"),
        };
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
