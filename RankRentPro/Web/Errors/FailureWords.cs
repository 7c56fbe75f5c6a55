namespace RankRentPro.Web.Errors;

/// <summary>What exceptions mean in words, as the rooms that throw them registered it.</summary>
internal sealed class FailureWords(IEnumerable<FailureWords.Entry> entries)
{
    public Failure Of(Exception exception) =>
        entries.Select(entry => entry.Read(exception)).FirstOrDefault(failure => failure is not null)
        ?? Failure.Of(exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);

    internal sealed record Entry(Func<Exception, Failure?> Read);
}
