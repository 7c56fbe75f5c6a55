using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace RankRentPro.Twilio;

/// <summary>One request and its answer.</summary>
internal sealed class TwilioWire(HttpClient http, TwilioOptions options, TwilioHosts hosts, ILogger<TwilioClient> logger, TwilioPatience patience)
{
    public HttpClient Http => http;
    public TwilioOptions Options => options;
    public TwilioHosts Hosts => hosts;
    public ILogger<TwilioClient> Logger => logger;
    public TwilioPatience Patience => patience;
    public string AccountSid => options.AccountSid ?? throw new InvalidOperationException("No Twilio account is configured.");

    public TwilioWire With(TwilioPatience other) => new(http, options, hosts, logger, other);

    public string Path(string resource, Fields? query = null) =>
        $"2010-04-01/Accounts/{AccountSid}/{resource}{(query is { Count: > 0 } ? "?" + query.ToQuery() : "")}";

    public Task<TwilioAnswer<T>> Ask<T>(TwilioRequest request, JsonTypeInfo<T> shape, CancellationToken cancel) =>
        throw new NotImplementedException($"{request} {shape} {cancel}");

    public Task<TwilioAnswer<TwilioPage<T>>> AskPage<T>(TwilioRequest request, ListShape list, JsonTypeInfo<T> shape, CancellationToken cancel) =>
        throw new NotImplementedException($"{request} {list} {shape} {cancel}");

    public async IAsyncEnumerable<TwilioAnswer<TwilioPage<T>>> AskPages<T>(TwilioRequest request, ListShape list, JsonTypeInfo<T> shape, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await AskPage(request, list, shape, cancel);
    }

    public Task<TwilioRefusal?> Delete(string what, string path, CancellationToken cancel) => throw new NotImplementedException($"{what} {path} {cancel}");
}
