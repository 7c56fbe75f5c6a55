using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

public sealed record LoginRequest
{
    /// <example>owner@example.com</example>
    [Required]
    public string? Email { get; init; }

    [Required]
    public string? Password { get; init; }
}

public sealed record RefreshRequest
{
    [Required]
    public string? RefreshToken { get; init; }
}

public sealed record ApiUser
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }

    [AllowedValues("owner", "staff")]
    public required string Role { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    public static ApiUser Of(UserRow user) => new()
    {
        Id = user.Id.ToString(CultureInfo.InvariantCulture),
        Name = user.Name,
        Email = user.Email,
        Role = user.Role,
        CreatedAt = user.CreatedAt,
        UpdatedAt = user.UpdatedAt,
    };
}

public sealed record TokenAnswer
{
    /// <summary>Goes into the header: <c>Authorization: Bearer …</c>.</summary>
    public required string Token { get; init; }

    /// <summary>Good once, for 30 days.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>Seconds that the token is good for.</summary>
    public required int ExpiresIn { get; init; }

    public required ApiUser User { get; init; }

    public static TokenAnswer Of(TokenPair pair) => new() { Token = pair.Access, RefreshToken = pair.Refresh, ExpiresIn = pair.Seconds, User = ApiUser.Of(pair.User) };
}
