namespace RankRentPro.Features.Calls;

/// <summary>The single conditions of a filter, as SQL about a row of calls.</summary>
internal static class CallConditions
{
    public const string Digits = """
        ((customer_digits >= @digits and customer_digits < @digitsEnd)
          or (customer_digits >= @national and customer_digits < @nationalEnd)
          or (customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd))
        """;

    public const string DigitIds = """
        select id from calls where customer_digits >= @digits and customer_digits < @digitsEnd
        union
        select id from calls where customer_digits >= @national and customer_digits < @nationalEnd
        union
        select id from calls where customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd
        """;

    public const string NoteIds = "select call_id from call_notes where has_words(note, @note)";
    public const string TagIds = "select call_id from call_tags where tag = @tag";

    // Twice counted is counted too high: then the stretch is searched, which is right as well.
    private const string FewDigits = """
        (select count(*) from (select 1 from calls where customer_digits >= @digits and customer_digits < @digitsEnd limit @sorted + 1))
        + (select count(*) from (select 1 from calls where customer_digits >= @national and customer_digits < @nationalEnd limit @sorted + 1))
        + (select count(*) from (select 1 from calls where customer_digits_reversed >= @reversed and customer_digits_reversed < @reversedEnd limit @sorted + 1))
        """;

    private const string FewNotes = """
        case
          when exists (select 1 from call_notes limit 1 offset @searched) then @sorted + 1
          else (select count(*) from (select 1 from call_notes where has_words(note, @note) limit @sorted + 1))
        end
        """;

    private const string FewTags = "(select count(*) from (select 1 from call_tags where tag = @tag limit @sorted + 1))";

    /// <summary>Counts what may fit few calls; null when the filter asks for nothing of the kind.</summary>
    public static string? FewParts(CallFilter filter) => filter.Digits.Length == 0 && filter.Note is null && filter.Tag is null
        ? null
        : $"""
        select {(filter.Digits.Length == 0 ? "null" : FewDigits)} as Digits, {(filter.Note is null ? "null" : FewNotes)} as Notes, {(filter.Tag is null ? "null" : FewTags)} as Tags
        """;

    public static IEnumerable<string> Time(CallFilter filter) =>
        [filter.Since is null ? "" : "started_at >= @since", filter.Until is null ? "" : "started_at < @until"];

    public static string All(IEnumerable<string> conditions) => string.Join(" and ", conditions.Where(condition => condition.Length > 0));

    // SQLite tells parameters apart by case: each name here is written as in the statements.
    public static object Values(CallFilter filter)
    {
        var reversed = string.Concat(filter.Digits.Reverse());
        // As the list shows a number: without the country code in North America, with a zero in its place in Britain.
        var national = filter.Digits.StartsWith('0') ? "44" + filter.Digits[1..] : "1" + filter.Digits;
        return new
        {
            numberId = filter.NumberId,
            site = filter.Site,
            outcome = filter.Outcome,
            direction = filter.Direction,
            minDuration = filter.MinDuration,
            maxDuration = filter.MaxDuration,
            since = filter.Since,
            until = filter.Until,
            firstDay = filter.FirstDay is { } first ? AgencyDay.Text(first) : null,
            lastDay = filter.LastDay is { } last ? AgencyDay.Text(last) : null,
            afterStart = filter.After?.StartedAt,
            afterId = filter.After?.Id,
            note = filter.Note,
            tag = filter.Tag,
            digits = filter.Digits,
            // The colon follows the digit 9, so this ends every text that starts with these digits.
            digitsEnd = filter.Digits + ":",
            national,
            nationalEnd = national + ":",
            reversed,
            reversedEnd = reversed + ":",
        };
    }
}
