using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Support;

/// <summary>Stands between the app and its Twilio: a test answers some requests in Twilio's place, or changes what it answered.</summary>
public sealed class TwilioFaults
{
    private readonly ConcurrentQueue<Uri> _requests = new();
    private readonly Lock _gate = new();
    private int _now;

    /// <summary>The most requests that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The lists that were asked for, in their order, as path and query.</summary>
    public IReadOnlyList<string> Lists => [.. _requests.Select(uri => Uri.UnescapeDataString(uri.PathAndQuery)).Where(path => path.Contains("PageSize=", StringComparison.Ordinal))];

    /// <summary>An answer in Twilio's place; null lets the request pass.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>Requests that Twilio carries out and whose answer is lost on its way.</summary>
    public Func<HttpRequestMessage, bool> Loses { get; set; } = _ => false;

    /// <summary>Changes the body of an answer.</summary>
    public Action<Uri, JsonNode> Change { get; set; } = (_, _) => { };

    /// <summary>How many rows a page has; Twilio gives as many as it is asked for.</summary>
    public int? PageSize { get; set; }

    public void Register(IServiceCollection services) => services.Configure<HttpClientFactoryOptions>(nameof(TwilioClient), options =>
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new Handler(this))));

    public static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html() => new(HttpStatusCode.OK) { Content = new StringContent("<html><h1>Please sign in to the Wi-Fi</h1></html>", Encoding.UTF8, "text/html") };

    private void Count(int change)
    {
        lock (_gate)
        {
            _now += change;
            MostAtOnce = Math.Max(MostAtOnce, _now);
        }
    }

    private sealed class Handler(TwilioFaults faults) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            faults.Count(1);
            try
            {
                return await Pass(request, cancellationToken);
            }
            finally
            {
                faults.Count(-1);
            }
        }

        private async Task<HttpResponseMessage> Pass(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (faults.PageSize is { } size)
            {
                request.RequestUri = new(request.RequestUri!.AbsoluteUri.Replace("PageSize=1000", $"PageSize={size}", StringComparison.Ordinal));
            }
            faults._requests.Enqueue(request.RequestUri!);
            if (faults.Answer(request) is { } answer)
            {
                answer.RequestMessage = request;
                return answer;
            }
            var response = await base.SendAsync(request, cancellationToken);
            if (faults.Loses(request))
            {
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke.");
            }
            if (response.IsSuccessStatusCode && request.Method == HttpMethod.Get && JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) is { } body)
            {
                faults.Change(request.RequestUri!, body);
                response.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            }
            return response;
        }
    }
}
