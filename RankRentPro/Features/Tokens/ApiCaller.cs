using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

/// <summary>Who sends a request to the API: a session, or a key.</summary>
public sealed record ApiCaller(Viewer Viewer, string? SessionId, long? KeyId, bool CanWrite)
{
    /// <summary>Requests are counted by it.</summary>
    public string Name => SessionId is null ? $"key {KeyId}" : $"session {SessionId}";
}

public static class ApiCallerOfRequest
{
    /// <summary>The program of a request that was let in.</summary>
    public static ApiCaller Caller(this HttpContext context) =>
        context.Features.Get<ApiCaller>() ?? throw new InvalidOperationException("This endpoint was reached without a token.");

    internal static void SetCaller(this HttpContext context, ApiCaller caller)
    {
        context.Features.Set(caller);
        context.Features.Set(caller.Viewer);
    }
}
