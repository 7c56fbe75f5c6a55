using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RankRentPro.Tests.Browser;

/// <summary>Somebody else's front end: one plain page on a server of its own, which knows nothing but the API's address.</summary>
public sealed class FrontEndServer : IAsyncDisposable
{
    private const string Page = """
        <!doctype html>
        <html lang="en">
        <title>Front end</title>
        <link rel="icon" href="data:,">
        <form id="sign-in"><input name="email"><input name="password" type="password"><button>Sign in</button></form>
        <button id="buy">Buy a number</button>
        <ul id="numbers"></ul><ul id="calls"></ul><ul id="recordings"></ul>
        <audio id="player" controls></audio>
        <p id="said"></p>
        <script>
        const api = new URLSearchParams(location.search).get("api");
        const find = id => document.getElementById(id);
        async function ask(method, path, body) {
            const headers = { "Content-Type": "application/json", ...(localStorage.token ? { Authorization: `Bearer ${localStorage.token}` } : {}) };
            const answer = await fetch(api + path, { method, headers, body: body && JSON.stringify(body) });
            const json = answer.status === 204 ? null : await answer.json();
            if (!answer.ok) throw new Error(json.message);
            return json;
        }
        function line(text, ...buttons) {
            const item = document.createElement("li");
            item.append(text, ...buttons.map(([name, work]) => { const one = document.createElement("button"); one.append(name); one.onclick = () => tell(work); return one; }));
            return item;
        }
        async function show() {
            const [numbers, calls, recordings] = await Promise.all([ask("GET", "/phone-numbers"), ask("GET", "/call-logs?limit=5"), ask("GET", "/recordings")]);
            find("numbers").replaceChildren(...numbers.map(one => line(`${one.number} ${one.status} `, ["Release", () => ask("DELETE", `/phone-numbers/${one.id}`)])));
            find("calls").replaceChildren(...calls.callLogs.map(one => line(`${one.callerNumber} ${one.status}`)));
            find("recordings").replaceChildren(...recordings.recordings.map(one => line(`${one.sid} `, ["Play", () => play(one.mediaUrl)], ["Delete", () => ask("DELETE", `/recordings/${one.sid}`)])));
        }
        async function play(address) { find("player").src = address; await find("player").play(); }
        async function buy() {
            const found = await ask("GET", "/available-numbers?areaCode=303&limit=1");
            await ask("POST", "/buy-number", { phoneNumber: found.availableNumbers[0].phoneNumber, websiteId: "front-end.example" });
        }
        async function tell(work) {
            find("said").textContent = "";
            try { await work(); await show(); find("said").textContent = "Done"; } catch (error) { find("said").textContent = error.message; }
        }
        find("sign-in").onsubmit = event => {
            event.preventDefault();
            const form = Object.fromEntries(new FormData(event.target));
            tell(async () => { localStorage.token = (await ask("POST", "/../../auth/login", form)).token; });
        };
        find("buy").onclick = () => tell(buy);
        if (localStorage.token) tell(() => {});
        </script>
        </html>
        """;

    private readonly WebApplication _app;

    private FrontEndServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/", () => Results.Content(Page, "text/html; charset=utf-8"));
    }

    public Uri Url => new(_app.Urls.First());

    /// <summary>The same page under another name: a browser takes it for another origin.</summary>
    public Uri Elsewhere => new UriBuilder(Url) { Host = "localhost" }.Uri;

    public static async Task<FrontEndServer> Started()
    {
        var server = new FrontEndServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
