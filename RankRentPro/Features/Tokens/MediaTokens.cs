using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Features.Tokens;

/// <summary>Addresses of one recording's audio that a player opens without a header, for a while.</summary>
public sealed class MediaTokens(TokenKeys keys, TokenOptions options, TimeProvider clock)
{
    // Addresses of one half hour are the same, so that an unchanged list is the same text.
    private static readonly long Step = (long)TimeSpan.FromMinutes(30).TotalSeconds;
    private const int Head = 8 + 8 + 16;

    /// <summary>How long an address may be good for that is made at the start of a half hour.</summary>
    public static TimeSpan Longest(TokenOptions options) => options.MediaLasts + TimeSpan.FromSeconds(Step);

    /// <param name="sid">RE and 32 hexadecimal digits.</param>
    public string Of(string sid)
    {
        var key = keys.Current();
        var until = ((clock.GetUtcNow().ToUnixTimeSeconds() / Step) * Step) + Step + (long)options.MediaLasts.TotalSeconds;
        Span<byte> token = stackalloc byte[Head + HMACSHA256.HashSizeInBytes];
        Convert.FromHexString(key.Id).CopyTo(token);
        BinaryPrimitives.WriteInt64BigEndian(token[8..], until);
        Convert.FromHexString(sid.AsSpan(2)).CopyTo(token[16..]);
        Sign(key, token);
        return Base64Url.EncodeToString(token);
    }

    /// <returns>The recording's SID; null for a token that is not ours, or is over.</returns>
    public string? Read(string text)
    {
        if (!Base64Url.IsValid(text, out var length) || length != Head + HMACSHA256.HashSizeInBytes)
        {
            return null;
        }
        var token = Base64Url.DecodeFromChars(text);
        if (keys.Find(Convert.ToHexStringLower(token.AsSpan(0, 8))) is not { } key)
        {
            return null;
        }
        Span<byte> right = stackalloc byte[token.Length];
        token.CopyTo(right);
        Sign(key, right);
        return CryptographicOperations.FixedTimeEquals(right, token) && BinaryPrimitives.ReadInt64BigEndian(token.AsSpan(8)) > clock.GetUtcNow().ToUnixTimeSeconds()
            ? $"RE{Convert.ToHexStringLower(token.AsSpan(16, 16))}"
            : null;
    }

    // The first words keep this signature from being taken for one of another kind.
    private static void Sign(TokenKey key, Span<byte> token) =>
        HMACSHA256.HashData(key.Bytes, [.. Encoding.ASCII.GetBytes("media 1 "), .. token[..Head]], token[Head..]);
}
