using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace RankRentPro.Tests.Support;

/// <summary>A program that calls the API: a token in the header, JSON in and out, no cookies. What it gets is held against the app's own document.</summary>
public sealed class ApiClient(Uri url) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url };

    public string? Token { get; set; }

    public string? RefreshToken { get; set; }

    public Task<ApiAnswer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<ApiAnswer> Post(string path, object? body = null, string? key = null) => Send(HttpMethod.Post, path, body, key);

    public Task<ApiAnswer> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task<ApiAnswer> Delete(string path) => Send(HttpMethod.Delete, path);

    /// <summary>Posts a text as it is, such as JSON that is none.</summary>
    public Task<ApiAnswer> PostText(string path, string text, string type = "application/json") =>
        Send(new(HttpMethod.Post, path) { Content = new StringContent(text, Encoding.UTF8, type) });

    /// <summary>Keeps the tokens when the sign-in succeeds.</summary>
    public async Task<ApiAnswer> SignIn(string email = SigningIn.Email, string password = SigningIn.Password, string at = "/auth") =>
        Keep(await Post($"{at}/login", new { email, password }));

    public async Task<ApiAnswer> Refresh(string? token = null) => Keep(await Post("/auth/refresh", new { refreshToken = token ?? RefreshToken }));

    public async Task<ApiAnswer> Send(HttpRequestMessage request)
    {
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await ApiAnswer.Of(response);
        (await ApiContract.Of(url)).AssertFits(request, answer);
        return answer;
    }

    public void Dispose() => _client.Dispose();

    private Task<ApiAnswer> Send(HttpMethod method, string path, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }
        return Send(request);
    }

    private ApiAnswer Keep(ApiAnswer answer)
    {
        if (answer.Status == System.Net.HttpStatusCode.OK)
        {
            (Token, RefreshToken) = (answer.Text("token"), answer.Text("refreshToken"));
        }
        return answer;
    }
}
