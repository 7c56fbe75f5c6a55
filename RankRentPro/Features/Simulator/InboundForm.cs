using System.Data.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Features.Numbers;
using RankRentPro.Simulator.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Simulator;

/// <summary>"Call a number as …": who calls which number, and what happens then.</summary>
public sealed record InboundForm
{
    public static readonly IReadOnlyList<(string Value, string Label)> Endings =
    [
        ("answer", "My phone answers after 3 seconds, and both talk for 20"),
        ("busy", "My phone is busy"),
        ("ring", "My phone rings and nobody answers"),
        ("hang-up", "The caller hangs up after 8 seconds of ringing"),
    ];

    public string? From { get; init; } = "(737) 555-0123";
    public string? To { get; init; }
    public string? Ending { get; init; } = "answer";

    /// <returns>The caller and the called number in E.164; null when a field has a problem, and the model state says which.</returns>
    public (string From, string To)? Read(DbConnection connection, ModelStateDictionary problems)
    {
        if (!PhoneText.TryParse(From, "US", out var from, out var problem))
        {
            problems.AddModelError(nameof(From), problem);
        }
        var fitting = NumberChoice.Fitting(connection, To ?? "");
        var number = fitting.Count == 1 ? fitting[0] : null;
        if (number is not { IsActive: true })
        {
            problems.AddModelError(nameof(To), fitting.Count > 1 ? NumberChoice.Problem(fitting) : "Choose one of your active numbers.");
        }
        if (!Endings.Any(ending => ending.Value == Ending))
        {
            problems.AddModelError(nameof(Ending), "Choose one of the list.");
        }
        return problems.IsValid ? (from, number!.PhoneNumber) : null;
    }

    public Party Phone => Ending switch
    {
        "busy" => new() { Reaction = Reaction.Busy },
        "answer" => new(),
        _ => new() { Reaction = Reaction.NoAnswer },
    };

    public Party Caller => Ending == "hang-up" ? Party.Caller with { HangsUpAfter = TimeSpan.FromSeconds(8) } : Party.Caller;
}
