using System.Text.Json.Serialization;

namespace RankRentPro.Twilio.Json;

/// <summary>How Twilio writes: snake_case, numbers as texts, dates of RFC 2822, and "" where others write null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(BlankTextConverter), typeof(TwilioDateConverter)])]
[JsonSerializable(typeof(TwilioAccount))]
[JsonSerializable(typeof(TwilioBalance))]
[JsonSerializable(typeof(TwilioNumber))]
[JsonSerializable(typeof(TwilioAvailableNumber))]
[JsonSerializable(typeof(TwilioAvailableCountry))]
[JsonSerializable(typeof(TwilioNumberPrices))]
[JsonSerializable(typeof(TwilioCall))]
[JsonSerializable(typeof(TwilioRecording))]
[JsonSerializable(typeof(TwilioNotification))]
[JsonSerializable(typeof(TwilioErrorBody))]
[JsonSerializable(typeof(TwilioErrorCode[]))]
internal sealed partial class TwilioJson : JsonSerializerContext;
