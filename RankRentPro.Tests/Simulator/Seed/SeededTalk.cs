using RankRentPro.Simulator.Seed;

namespace RankRentPro.Tests.Simulator.Seed;

/// <summary>One conversation of a seeded account, folded as the product folds it.</summary>
internal sealed record SeededTalk(SeededLeg Parent, SeededLeg? Child, SeededRecording? Recording)
{
    public bool IsInbound => Parent.Direction == "inbound";
    public bool IsVoicemail => Recording?.Source == "RecordVerb";
    public bool IsForwarded => IsInbound && Child?.Status == "completed";

    /// <summary>Whom the account's number talked with.</summary>
    public string? Customer => IsInbound ? Parent.From : Child?.To;

    /// <summary>The account's number.</summary>
    public string Number => IsInbound ? Parent.To : Parent.From;

    public string Outcome => this switch
    {
        { IsInbound: false } => "outbound",
        { Child: null } => "direct",
        { IsForwarded: true } => "answered",
        { IsVoicemail: true } => "voicemail",
        { Child.Status: "canceled" } => "gave up",
        _ => "missed",
    };

    public static IReadOnlyList<SeededTalk> In(SeededAccount account)
    {
        var children = account.Legs.Where(leg => leg.ParentSid is not null).ToDictionary(leg => leg.ParentSid!);
        var recordings = account.Recordings.ToDictionary(recording => recording.CallSid);
        return [.. account.Legs.Where(leg => leg.ParentSid is null).Select(parent => new SeededTalk(
            parent, children.GetValueOrDefault(parent.Sid), recordings.GetValueOrDefault(parent.Sid)))];
    }
}
