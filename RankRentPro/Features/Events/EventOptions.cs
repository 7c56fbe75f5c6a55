using Microsoft.Extensions.Options;

namespace RankRentPro.Features.Events;

/// <summary><c>RANKRENT_ALLOW_PRIVATE_EVENTS</c>: addresses inside private networks are told too.</summary>
public sealed record EventOptions(bool AllowPrivate)
{
    private const string Variable = "RANKRENT_ALLOW_PRIVATE_EVENTS";

    /// <summary>How long an address may take to answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <exception cref="OptionsValidationException">The variable cannot be used.</exception>
    public static EventOptions From(IConfiguration configuration) => (configuration[Variable] ?? "").Trim().ToUpperInvariant() switch
    {
        "" or "FALSE" => new(AllowPrivate: false),
        "TRUE" => new(AllowPrivate: true),
        _ => throw new OptionsValidationException("Events", typeof(EventOptions), [$"{Variable} must be true or false."]),
    };
}
