namespace RankRentPro.Features.Shared;

/// <summary>The part of Phone Numbers that both tabs share.</summary>
public sealed record PhoneNumbersHead(string Tab, Sync.SyncLine Sync);
