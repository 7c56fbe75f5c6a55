using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using RankRentPro.Simulator.Audio;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Recordings;

/// <summary>Stands between the app and the audio at its Twilio: a test answers in Twilio's place, and counts.</summary>
public sealed class MediaFaults
{
    private int _asked;
    private int _now;
    private int _most;

    /// <summary>An answer in Twilio's place; null lets the request pass.</summary>
    public Func<HttpResponseMessage?> Answer { get; set; } = () => null;

    /// <summary>Every answer waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Released once by each request that comes.</summary>
    public SemaphoreSlim Came { get; } = new(0);

    public int Asked => _asked;

    /// <summary>How many were under way at once.</summary>
    public int Most => _most;

    public void Register(IServiceCollection services) => services.Configure<HttpClientFactoryOptions>(nameof(TwilioMedia), options =>
        options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(new Handler(this))));

    public static HttpResponseMessage Mp3(int seconds, long? length = null) => Body(RecordingAudio.OpenMp3(seconds), "audio/mpeg", length);

    public static HttpResponseMessage Text(string text, string type) => Body(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)), type, null);

    private static HttpResponseMessage Body(Stream stream, string type, long? length)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        answer.Content.Headers.ContentLength = length ?? stream.Length;
        return answer;
    }

    private sealed class Handler(MediaFaults faults) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref faults._asked);
            faults._most = Math.Max(faults._most, Interlocked.Increment(ref faults._now));
            faults.Came.Release();
            await faults.Gate;
            var answer = faults.Answer();
            answer?.RequestMessage = request;
            answer ??= await base.SendAsync(request, cancellationToken);
            Interlocked.Decrement(ref faults._now);
            return answer;
        }
    }
}
