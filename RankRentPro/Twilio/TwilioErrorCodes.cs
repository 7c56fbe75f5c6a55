using System.Collections.Frozen;
using System.Text.Json;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>Twilio's error codes in our words. Never exhaustive: Twilio adds codes.</summary>
public static class TwilioErrorCodes
{
    private static readonly Lazy<FrozenDictionary<int, TwilioErrorCode>> Table = new(Read);

    public static TwilioErrorCode? Find(int? code) => code is { } known ? Table.Value.GetValueOrDefault(known) : null;

    private static FrozenDictionary<int, TwilioErrorCode> Read()
    {
        using var stream = typeof(TwilioErrorCodes).Assembly.GetManifestResourceStream("Twilio.error-codes.json")!;
        return JsonSerializer.Deserialize(stream, TwilioJson.Default.TwilioErrorCodeArray)!.ToFrozenDictionary(entry => entry.Code);
    }
}

/// <param name="Code">Five or six digits.</param>
/// <param name="Kind"><c>rest</c>, <c>delivery</c> or <c>webhook</c>: where the code appears.</param>
/// <param name="Area">What it is about: account, auth, call, number, message, limits…</param>
/// <param name="Meaning">What happened, without a full stop.</param>
/// <param name="Action">What the user can do, without a full stop.</param>
/// <param name="Retryable">Whether the same request may succeed later.</param>
public sealed record TwilioErrorCode(int Code, string Kind, string Area, string Meaning, string Action, bool Retryable);

/// <summary>Body of a refusal; any field may be missing.</summary>
internal sealed record TwilioErrorBody
{
    public int? Code { get; init; }
    public string? Message { get; init; }
    public string? MoreInfo { get; init; }

    /// <summary>Newer endpoints say it here (RFC 9457).</summary>
    public string? Detail { get; init; }
    public string? Title { get; init; }
}
