using System.Security.Cryptography;
using System.Text.Json;

namespace RankRentPro.Features.Tokens;

/// <summary>One key that signs: 32 random bytes.</summary>
public sealed record TokenKey(string Id, byte[] Bytes, DateTimeOffset CreatedAt);

/// <summary>The keys that sign tokens, in a file of the data directory. The newest signs; older ones are good until no token of theirs lives.</summary>
public sealed class TokenKeys(TokenOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Signs = TimeSpan.FromDays(30);
    private readonly Lock _lock = new();
    private List<TokenKey>? _keys;

    public TokenKey Current()
    {
        lock (_lock)
        {
            var (now, keys) = (clock.GetUtcNow(), Keys());
            if (keys.Count == 0 || keys[0].CreatedAt + Signs <= now)
            {
                var fresh = new TokenKey(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), RandomNumberGenerator.GetBytes(32), now);
                // Stored first: what a key signs that no file has is worth nothing after a restart.
                Store(keys = [fresh, .. keys.Where(key => key.CreatedAt + Signs + Longest > now)]);
                _keys = keys;
            }
            return keys[0];
        }
    }

    public TokenKey? Find(string? id)
    {
        lock (_lock)
        {
            return Keys().FirstOrDefault(key => key.Id == id);
        }
    }

    private TimeSpan Longest => options.AccessLasts > MediaTokens.Longest(options) ? options.AccessLasts : MediaTokens.Longest(options);

    private List<TokenKey> Keys() => _keys ??= File.Exists(options.KeyFile)
        ? JsonSerializer.Deserialize<List<TokenKey>>(File.ReadAllBytes(options.KeyFile))!
        : [];

    private void Store(List<TokenKey> keys)
    {
        var next = options.KeyFile + ".new";
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var stream = new FileStream(next, file))
        {
            JsonSerializer.Serialize(stream, keys);
        }
        File.Move(next, options.KeyFile, overwrite: true);
    }
}
