using RankRentPro.Simulator.Calls;

namespace RankRentPro.Simulator.Rest;

internal static class RecordingJson
{
    public static object Of(RecordingRow row)
    {
        var uri = $"{Account}/Recordings/{row.Sid}";
        var hasLength = row.Status is "completed" or "deleted";
        return new
        {
            row.Sid,
            AccountSid = SimulatorOptions.AccountSid,
            row.CallSid,
            ConferenceSid = (string?)null,
            ApiVersion = "2010-04-01",
            row.Channels,
            row.Source,
            row.Status,
            Duration = hasLength ? TwilioJson.Text(row.Duration) : "-1",
            StartTime = TwilioJson.Date(row.CreatedAt),
            DateCreated = TwilioJson.Date(row.CreatedAt),
            DateUpdated = TwilioJson.Date(row.UpdatedAt),
            Price = TwilioJson.Price(row.PriceMicros),
            PriceUnit = "USD",
            ErrorCode = (int?)null,
            EncryptionDetails = (object?)null,
            MediaUrl = MediaUrl(row.Sid),
            SubresourceUris = new { AddOnResults = uri + "/AddOnResults.json", Transcriptions = uri + "/Transcriptions.json" },
            Uri = uri + ".json",
        };
    }

    /// <summary>As Twilio writes it, with its own host: clients build the address of the audio themselves.</summary>
    public static string MediaUrl(string sid) => $"https://api.twilio.com{Account}/Recordings/{sid}";

    private const string Account = "/2010-04-01/Accounts/" + SimulatorOptions.AccountSid;
}
