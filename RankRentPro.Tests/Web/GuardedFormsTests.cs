using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Browser;
using RankRentPro.Tests.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Web;

public sealed class GuardedFormsTests(OwnerApp app) : IClassFixture<OwnerApp>
{
    private const string Token = "__RequestVerificationToken";

    [Fact]
    public async Task A_stale_form_comes_back_with_what_was_typed_and_works_the_second_time()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        var form = (await visitor.Get("/profile")).Form("main form").With("Name", "Typed name").Forged(Token, "stale");

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Nothing was done", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Typed name", app.Database.Read(UserSql.People)[0].Name, StringComparison.Ordinal);
        Assert.Equal("/profile", (await page.Form("main form").Submit()).LeadsTo);
        Assert.Equal("Typed name", app.Database.Read(UserSql.People)[0].Name);
    }

    [Theory]
    [InlineData("/profile")]
    [InlineData("/profile/password")]
    [InlineData("/logout")]
    public async Task Without_a_token_nothing_is_done(string path)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        var page = await (await visitor.Get(path)).Form("main form").Without(Token).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("[role=alert]") && page.Has($"main form input[name={Token}]"));
        Assert.True(await visitor.IsSignedIn());
    }

    [Fact]
    public async Task No_form_of_any_page_breaks_when_neither_a_token_nor_what_it_needs_is_sent()
    {
        await using var demo = new BrowsedApp();
        await demo.InitializeAsync();
        using var visitor = await demo.SomebodyWithData();
        var posts = demo.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.HandlerMethods.Any(handler => handler.HttpMethod == "Post") ?? endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();

        Assert.InRange(posts.Count, 15, 200);
        var broken = new List<string>();
        foreach (var path in posts)
        {
            foreach (var query in new[] { "", "?country=FR&phone=x&id=-1" })
            {
                var answer = await visitor.Post(demo.Filled(path) + query, ("Country", "FR"), ("Phone", "x"));
                broken.AddRange((int)answer.Status >= 500 ? [$"{path}{query}: {answer.Status}"] : []);
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public async Task A_sign_in_form_sent_with_the_cookie_of_another_session_comes_back_with_the_email()
    {
        using var visitor = app.NewVisitor();
        var left = (await visitor.Get("/login")).Form();
        await visitor.SignIn();

        var page = await left.With("Email", "second@example.com").With("Password", SigningIn.Password).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("second@example.com", page.One("#field-email").GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_of_another_browser_is_not_trusted()
    {
        using var attacker = app.NewVisitor();
        using var victim = app.NewVisitor();
        await attacker.SignIn();
        await victim.SignIn();
        var token = (await attacker.Get("/profile")).Form("main form").Fields().Single(field => field.Name == Token).Value;

        var page = await victim.Post("/profile", ("Name", "Forged"), ("TimeZone", "Etc/UTC"), (Token, token));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("Forged", app.Database.Read(UserSql.People)[0].Name);
    }

    [Fact]
    public async Task A_stale_sign_in_form_works_the_second_time()
    {
        using var visitor = app.NewVisitor();
        var form = (await visitor.Get("/login?ReturnUrl=/profile")).Form().With("Email", SigningIn.Email).Forged(Token, "stale");

        var answer = await (await form.Submit()).Form().With("Password", SigningIn.Password).Submit();

        Assert.Equal("/profile", answer.LeadsTo);
    }

    [Theory]
    [InlineData("PUT", "/profile", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/logout", HttpStatusCode.MethodNotAllowed)]
    public async Task A_page_is_never_shown_without_its_handler(string method, string path, HttpStatusCode status)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        Assert.Equal(status, (await visitor.Send(new(new HttpMethod(method), path))).Status);
    }
}
