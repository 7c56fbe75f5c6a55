using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>The app with credentials: the simulator of another app plays Twilio, over HTTP as the real one.</summary>
public sealed class RealAccountTests(AppFixture twilio) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Without_a_public_address_a_number_is_bought_with_empty_addresses_and_says_that_it_is_not_answered()
    {
        await using var app = await Own().Started();
        using var visitor = await Owner(app);
        var confirm = await Confirm(visitor, "512");
        Assert.Contains("will not be answered yet", confirm.Text(".notice-warning"), StringComparison.Ordinal);

        var page = await confirm.Form("main form").SubmitFollowing();

        Assert.Contains("Calls are not answered yet", page.Text(".card-facts"), StringComparison.Ordinal);
        var bought = (await twilio.AtTwilio(app.Database.Read(RankRentPro.Features.Numbers.NumbersSql.All)[0].PhoneNumber))!;
        Assert.Equal(("", ""), (bought.VoiceUrl ?? "", bought.SmsUrl ?? ""));
    }

    [Fact]
    public async Task Without_a_public_address_a_call_carries_its_instructions_and_asks_for_no_news()
    {
        var (faults, orders) = (new TwilioFaults(), new List<string>());
        faults.Answer = request =>
        {
            using var body = new StreamReader(request.Content?.ReadAsStream() ?? Stream.Null, leaveOpen: true);
            orders.AddRange(request.Method == HttpMethod.Post ? [WebUtility.UrlDecode(body.ReadToEnd())] : []);
            return null;
        };
        await using var app = await Own(faults.Register).Started();
        using var visitor = await Owner(app);
        await app.Sync();

        var page = await (await visitor.Get("/calls/new")).Form("main form").With("To", "(212) 555-0144").With("From", "(303) 555-0142").With("Phone", "(415) 555-0101").SubmitFollowing();

        Assert.Contains("(212) 555-0144", page.Text("tr[id^=call-]"), StringComparison.Ordinal);
        Assert.Contains("Twiml=<?xml", Assert.Single(orders), StringComparison.Ordinal);
        Assert.Contains("+12125550144", orders[0], StringComparison.Ordinal);
        Assert.Contains("callerId=\"+13035550142\"", orders[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Callback", orders[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_a_public_address_a_number_is_bought_with_it()
    {
        var own = Own();
        own.Settings["RANKRENT_PUBLIC_URL"] = "https://phones.example.com";
        await using var app = await own.Started();
        using var visitor = await Owner(app);

        var page = await (await Confirm(visitor, "303")).Form("main form").SubmitFollowing();

        Assert.DoesNotContain("Calls are not answered yet", page.Text(".cards"), StringComparison.Ordinal);
        var bought = (await twilio.AtTwilio(app.Database.Read(RankRentPro.Features.Numbers.NumbersSql.All)[0].PhoneNumber))!;
        Assert.Equal("https://phones.example.com/webhooks/twilio/voice#ct=2000&rt=5000", bought.VoiceUrl);
        Assert.Equal(("https://phones.example.com/webhooks/twilio/call-status", "POST"), (bought.StatusCallback, bought.StatusCallbackMethod));
        Assert.DoesNotContain("does not tell when calls end", page.Text(".cards"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_tells_the_token_or_an_address_of_Twilio()
    {
        await using var busy = await new AppFixture { SeededCalls = 60 }.Started();
        var own = Own(at: busy);
        await using var app = await own.Started();
        using var visitor = await Owner(app);
        await app.Sync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<HistoryJob>().Run(TestContext.Current.CancellationToken);
        }
        var call = app.Database.Read(connection => connection.QueryFirst<string>("select sid from calls where recordings > 0"));

        foreach (var path in new[] { "/", "/numbers", "/calls", "/recordings", "/sync", "/health", "/settings", "/setup/twilio", "/events", "/api-keys", "/profile", $"/calls/{call}" })
        {
            var page = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(own.Settings["TWILIO_AUTH_TOKEN"], page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("/2010-04-01", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_reads_the_numbers_of_that_server_and_has_no_simulator_of_its_own()
    {
        await using var app = await Own().Started();
        using var visitor = await Owner(app);

        await app.Sync();

        Assert.NotEmpty((await visitor.Get("/numbers")).All(".card"));
        foreach (var path in new[] { "/simulator", "/simulator/2010-04-01/Accounts.json", $"/simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}.json" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
        }
        Assert.False((await visitor.Get("/numbers")).Has("a[href^='/simulator'], .demo-line"));
    }

    [Fact]
    public async Task A_real_account_s_numbers_keep_the_addresses_that_they_have()
    {
        await twilio.Sync();
        var before = (await twilio.AtTwilio("+13035550142"))!.VoiceUrl;
        await using var app = await Own().Started();

        await app.Sync();

        Assert.Equal(before, (await twilio.AtTwilio("+13035550142"))!.VoiceUrl);
    }

    private AppFixture Own(Action<IServiceCollection>? replace = null, AppFixture? at = null) => new()
    {
        Replace = replace,
        Settings =
        {
            ["TWILIO_ACCOUNT_SID"] = SimulatorOptions.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = (at ?? twilio).Services.GetRequiredService<SimulatorOptions>().AuthToken,
            ["TWILIO_BASE_URL"] = $"{(at ?? twilio).Url}simulator",
        },
    };

    private static async Task<Visitor> Owner(AppFixture app)
    {
        var visitor = app.NewVisitor();
        await visitor.SetUp();
        return visitor;
    }

    private static async Task<VisitedPage> Confirm(Visitor visitor, string areaCode)
    {
        var results = await visitor.Get($"/numbers/buy?country=US&areaCode={areaCode}&voice=true&search=true");
        return await visitor.Get(results.All("tbody a")[0].GetAttribute("href")!);
    }
}
