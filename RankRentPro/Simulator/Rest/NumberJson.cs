using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Rest;

internal static class NumberJson
{
    public static object Of(NumberRow row) => Of(row, SimulatorOptions.AccountSid);

    public static object Of(NumberRow row, string account)
    {
        var uri = $"/2010-04-01/Accounts/{account}/IncomingPhoneNumbers/{row.Sid}";
        return new
        {
            row.Sid,
            AccountSid = account,
            row.FriendlyName,
            row.PhoneNumber,
            row.VoiceUrl,
            row.VoiceMethod,
            row.VoiceFallbackUrl,
            row.VoiceFallbackMethod,
            row.VoiceApplicationSid,
            row.VoiceCallerIdLookup,
            row.VoiceReceiveMode,
            row.StatusCallback,
            row.StatusCallbackMethod,
            row.SmsUrl,
            row.SmsMethod,
            row.SmsFallbackUrl,
            row.SmsFallbackMethod,
            row.SmsApplicationSid,
            row.AddressSid,
            AddressRequirements = row switch { { Country: "GB", Type: "local" } => "local", { Country: "GB" } => "any", _ => "none" },
            row.IdentitySid,
            row.BundleSid,
            row.TrunkSid,
            row.EmergencyStatus,
            row.EmergencyAddressSid,
            EmergencyAddressStatus = row.EmergencyAddressSid is null ? "unregistered" : "registered",
            Capabilities = new { row.Voice, row.Sms, row.Mms, Fax = false },
            Beta = false,
            Origin = "twilio",
            Status = "in-use",
            row.Type,
            ApiVersion = "2010-04-01",
            DateCreated = TwilioJson.Date(row.CreatedAt),
            DateUpdated = TwilioJson.Date(row.UpdatedAt),
            Uri = uri + ".json",
            SubresourceUris = new { AssignedAddOns = uri + "/AssignedAddOns.json" },
        };
    }
}
