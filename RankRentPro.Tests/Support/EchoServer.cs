using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RankRentPro.Tests.Support;

/// <summary>A server that answers with what it was asked.</summary>
public sealed class EchoServer : IAsyncLifetime
{
    private const string Page = """
        <!doctype html><title>Edit</title><body hx-headers:inherited='{"X-Token":"t2"}'>
        <form id="edit" action="/save?x=1" method="post" hx-post="/part" hx-target="#list">
          <input type="hidden" name="token" value="t1"><input name="Name" value="Old"><input name="Off" disabled value="1">
          <select name="Size"><option value="s">Small</option><option value="l">Large</option></select>
          <textarea name="Note">a
        b</textarea>
          <input type="checkbox" name="Extra"><input type="checkbox" name="Never">
          <input type="radio" name="Kind" value="a"><input type="radio" name="Kind" value="b" checked>
          <button type="button" name="do" value="nothing">Nothing</button><button name="do" value="save">Save</button>
          <button name="do" value="look" formmethod="get" formaction="/look">Look</button>
        </form><input form="edit" name="Outside" value="o"><section id="list"></section>
        """;

    private readonly WebApplication _app = Built();

    public Uri Url => new(_app.Urls.First());

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Built()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/page", () => Results.Content(Page, "text/html"));
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/refused", () => Results.StatusCode(422));
        app.MapGet("/rows", () => Results.Content("<tr><td>One<tr><td>Two</tr><hx-partial hx-target='#x'><tr><td>Three</td></tr></hx-partial>", "text/html"));
        app.MapGet("/leave", (HttpContext context) => Leave(context.Response));
        app.MapGet("/cookie", (HttpContext context) => context.Request.Headers.Cookie.ToString());
        app.MapFallback(Echo);
        return app;
    }

    private static void Leave(HttpResponse response)
    {
        response.Cookies.Append("seen", "yes");
        response.Headers.Location = "/cookie";
        response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static async Task<string> Echo(HttpRequest request)
    {
        string[] names = ["HX-Request", "HX-Request-Type", "HX-Target", "HX-Source", "HX-Current-URL", "X-Token"];
        var seen = names.Select(name => request.Headers[name].ToString()).Select(value => Uri.TryCreate(value, UriKind.Absolute, out var url) ? url.AbsolutePath : value);
        request.HttpContext.Response.Headers["X-Htmx"] = string.Join(' ', seen);
        return $"{request.Method} {request.Path}{request.QueryString} {await new StreamReader(request.Body).ReadToEndAsync()}";
    }
}
