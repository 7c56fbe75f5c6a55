using System.Text.Json;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioSignatureTests
{
    public static TheoryData<string> Names() => [.. Vectors().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_vector_is_reproduced(string name)
    {
        var vector = Vectors().Single(v => v.GetProperty("name").GetString() == name);
        if (vector.TryGetProperty("body", out var body))
        {
            Assert.Equal(vector.GetProperty("sha256").GetString(), TwilioSignature.BodyHash(System.Text.Encoding.UTF8.GetBytes(body.GetString()!)));
            return;
        }

        var signature = TwilioSignature.Compute(vector.GetProperty("authToken").GetString()!, vector.GetProperty("url").GetString()!, Form(vector));

        Assert.Equal(vector.GetProperty("signature").GetString(), signature);
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(JsonElement vector)
    {
        if (!vector.TryGetProperty("params", out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }
        foreach (var field in fields.EnumerateObject())
        {
            var values = field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray().Select(v => v.GetString()!) : [field.Value.GetString()!];
            foreach (var value in values)
            {
                yield return new(field.Name, value);
            }
        }
    }

    private static List<JsonElement> Vectors() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Twilio", "signature-vectors.json"))).RootElement.EnumerateArray()];
}
