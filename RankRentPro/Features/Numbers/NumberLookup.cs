namespace RankRentPro.Features.Numbers;

/// <summary>Which number of ours a call went over. The same digits may have been ours twice, under two SIDs.</summary>
public sealed class NumberLookup(IReadOnlyCollection<NumberRow> numbers)
{
    private readonly Dictionary<string, NumberRow> _bySid = numbers.ToDictionary(number => number.Sid);
    private readonly ILookup<string, NumberRow> _byPhone = numbers.OrderBy(number => number.PurchasedAt).ToLookup(number => number.PhoneNumber);

    public NumberRow? Find(string? sid, string phoneNumber, DateTimeOffset at)
    {
        if (sid is not null && _bySid.TryGetValue(sid, out var number))
        {
            return number;
        }
        var candidates = _byPhone[phoneNumber];
        return candidates.LastOrDefault(candidate => candidate.PurchasedAt <= at) ?? candidates.FirstOrDefault();
    }
}
