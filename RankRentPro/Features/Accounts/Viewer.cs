namespace RankRentPro.Features.Accounts;

/// <summary>The signed-in user of a request, as the database has it now.</summary>
public sealed record Viewer
{
    private readonly string _timeZone = "Etc/UTC";

    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Role { get; init; }

    /// <summary>IANA id; <see cref="Zone"/> is what it names.</summary>
    public required string TimeZone
    {
        get => _timeZone;
        init
        {
            _timeZone = value;
            Zone = TimeZones.Find(value);
        }
    }

    public TimeZoneInfo Zone { get; private init; } = TimeZoneInfo.Utc;

    /// <summary>"My phone" in E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Single letters move through a list while it has the focus.</summary>
    public bool ListKeys { get; init; }

    public required string SecurityStamp { get; init; }

    public bool IsDemo => Role == Roles.Demo;

    /// <summary>The demo owner may do in the demo whatever an owner may, except change who the owner is.</summary>
    public bool IsOwner => Role is Roles.Owner or Roles.Demo;
}

public static class Roles
{
    public const string Owner = "owner";
    public const string Staff = "staff";
    public const string Demo = "demo";
}

public static class ViewerOfRequest
{
    /// <summary>The signed-in user, or null on a page that is open to everybody.</summary>
    public static Viewer? Viewer(this HttpContext context) => context.Features.Get<Viewer>();

    /// <summary>The signed-in user of a page that needs one.</summary>
    public static Viewer SignedIn(this HttpContext context) =>
        context.Viewer() ?? throw new InvalidOperationException("This page was reached without a sign-in.");
}
