namespace RankRentPro.Features.Recordings;

/// <summary>A file of audio; who asks for a part behind its end is told so in words, where the framework sends an empty body.</summary>
internal sealed class PlayedFile(IResult file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await file.ExecuteAsync(httpContext);
        if (httpContext.Response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false } response)
        {
            (response.ContentLength, response.ContentType) = (null, null);
        }
    }
}
