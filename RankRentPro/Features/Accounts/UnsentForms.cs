using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RankRentPro.Features.Accounts;

/// <summary>A form that came after its session had ended.</summary>
/// <param name="Action">Where it was sent to, a path of this app.</param>
/// <param name="Fields">What was typed and chosen, without secrets.</param>
/// <param name="At">When it came.</param>
public sealed record UnsentForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, DateTimeOffset At)
{
    // The version that a form was made from and the token of one click are not for people.
    private static readonly string[] _silent = ["Version", "Token"];

    /// <summary>What a person typed, by name.</summary>
    public IEnumerable<(string Name, string Value)> Shown => Fields
        .Where(typed => !string.IsNullOrWhiteSpace(typed.Value) && !_silent.Contains(typed.Key))
        .Select(typed => (Words(typed.Key), typed.Value));

    private static string Words(string name) =>
        string.Concat(name.Select((letter, n) => n == 0 ? char.ToUpperInvariant(letter).ToString() : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
}

/// <summary>Keeps such forms until their sender has signed in again: half an hour, in memory, for the browser that sent them.</summary>
public sealed class UnsentForms(TimeProvider clock)
{
    /// <summary>Names a kept form in the form that sends it again.</summary>
    public const string Field = "UnsentForm";

    private const string Cookie = "rankrent.unsent";
    private const int Most = 200;
    private const int Largest = 32 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, UnsentForm> _forms = new(StringComparer.Ordinal);

    /// <summary>Keeps the form of this request in the place of an older one, unless it has a password or another site sent it.</summary>
    public async Task Keep(HttpContext context)
    {
        Forget();
        // Where this one cannot be kept, an older one must not be taken for it.
        var older = Id(context.Request);
        _forms.TryRemove(older ?? "", out _);
        if (_forms.Count < Most && IsOwn(context.Request) && await Read(context) is { } form)
        {
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _forms[id] = form;
            context.Response.Cookies.Append(Cookie, id, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = Kept });
        }
        else
        {
            Forget(context, older);
        }
    }

    /// <returns>Null when this browser sent none lately.</returns>
    public UnsentForm? Find(HttpRequest request)
    {
        Forget();
        return Id(request) is { } id ? _forms.GetValueOrDefault(id) : null;
    }

    /// <summary>What names the kept form of this browser.</summary>
    public static string? Id(HttpRequest request) => request.Cookies[Cookie];

    /// <summary>A form that was sent again, or left, is not offered any more.</summary>
    public void Forget(HttpContext context, string? id)
    {
        if (id is not null)
        {
            _forms.TryRemove(id, out _);
        }
        if (id is not null && id == Id(context.Request))
        {
            context.Response.Cookies.Delete(Cookie);
        }
    }

    // A stranger's page must not put words into the mouth of whoever signs in.
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;

    private async Task<UnsentForm?> Read(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType || request.ContentLength is null or > Largest)
        {
            return null;
        }
        try
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            var fields = form.Where(field => field.Key is not ("__RequestVerificationToken" or Field)).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
            return fields.Any(field => field.Key.Contains("password", StringComparison.OrdinalIgnoreCase)) ? null : new(request.Path + request.QueryString, fields, clock.GetUtcNow());
        }
        catch (InvalidDataException)
        {
            // Not a form after all: there is nothing to keep.
            return null;
        }
    }

    private void Forget()
    {
        foreach (var (id, _) in _forms.Where(form => form.Value.At + Kept <= clock.GetUtcNow()))
        {
            _forms.TryRemove(id, out _);
        }
    }
}
