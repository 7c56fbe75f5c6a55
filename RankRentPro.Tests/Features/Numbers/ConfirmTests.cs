using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Shared;
using RankRentPro.Simulator.Stock;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class ConfirmTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_question_names_number_place_and_price()
    {
        var page = await Confirm("+13035550154");

        Assert.Equal("Buy (303) 555-0154?", page.Text("h1"));
        Assert.Contains("Denver, CO, United States", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("$1.15 a month", page.Text(".facts"), StringComparison.Ordinal);
        Assert.False(page.Has("#field-bundle, #field-address"));
    }

    [Fact]
    public async Task A_bought_number_is_answered_from_the_same_request_on_and_its_card_stands_first()
    {
        var page = await (await Confirm("+12125550136")).Form("main form").SubmitFollowing();

        var bought = (await App.AtTwilio("+12125550136"))!;
        Assert.Equal($"{App.Url}webhooks/twilio/voice#ct=2000&rt=5000", bought.VoiceUrl);
        Assert.Equal(("POST", ""), (bought.VoiceMethod, bought.SmsUrl ?? ""));
        Assert.Equal(bought.DateCreated, bought.DateUpdated);
        Assert.Equal("(212) 555-0136", page.Texts(".card-number")[0]);
        Assert.Equal("(212) 555-0136 is yours. Its card stands first under My Numbers. Give it a name and its site with Edit.", page.Text(".notice-success"));
        Assert.DoesNotContain("Calls are not answered yet", page.Text(".cards"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Htmx_gets_the_toast_the_closed_dialog_and_news_for_the_list()
    {
        var answer = await (await Confirm("+13125550133")).Form("main form").AsHtmx("dialog").Submit();

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("is yours", answer.Text("hx-partial[hx-target='#toasts'] .toast-success"), StringComparison.Ordinal);
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
        Assert.Contains("news", answer.Header("HX-Trigger"), StringComparison.Ordinal);
        Assert.True(App.Number("+13125550133").IsActive);
    }

    [Fact]
    public async Task A_double_click_buys_once()
    {
        var page = await Confirm("+14045550136");
        var balance = await Balance();

        var answers = await Task.WhenAll(page.Form("main form").Submit(), page.Form("main form").Submit());

        Assert.All(answers, answer => Assert.Equal("/numbers", answer.LeadsTo));
        Assert.Equal(balance - 1_150_000, await Balance());
    }

    [Fact]
    public async Task A_form_that_is_sent_again_later_buys_nothing()
    {
        var form = (await Confirm("+14155550139")).Form("main form");
        await form.Submit();
        await ReleaseAtTwilio("+14155550139");

        var answer = await form.Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.Null(await App.AtTwilio("+14155550139"));
    }

    [Fact]
    public async Task A_number_that_somebody_else_took_says_so_and_leads_back_to_the_search()
    {
        var page = await (await Confirm(NumberStock.AlwaysTaken)).Form("main form").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("The number is not available", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Search again and choose another number", page.Text(".notice-error"), StringComparison.Ordinal);
        Assert.Equal("/numbers/buy", (await page.Click(".form-actions a")).Address.AbsolutePath);
        Assert.Null(App.Number(NumberStock.AlwaysTaken));
    }

    [Fact]
    public async Task Back_to_the_search_shows_the_same_results()
    {
        var results = await Visitor.Get("/numbers/buy?country=US&type=local&areaCode=303&voice=true&search=true");
        var confirm = await Visitor.Get(results.All("tbody a")[0].GetAttribute("href")!);

        var back = await confirm.Click(".form-actions a");

        Assert.Equal(results.Texts("td[data-label=Number]"), back.Texts("td[data-label=Number]"));
        Assert.Equal("303", back.One("#buy-area").GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_may_be_named_with_its_purchase()
    {
        await (await Confirm("+13035550160")).Form("main form").With("FriendlyName", "Denver Roofs").With("Site", "denver-roofs.example").Submit();

        Assert.True(App.Number("+13035550160") is { FriendlyName: "Denver Roofs", Site: "denver-roofs.example" });
    }

    [Fact]
    public async Task A_number_that_is_ours_leads_to_its_card_and_cannot_be_bought()
    {
        await (await Confirm("+13035550163")).Form("main form").Submit();

        var page = await Visitor.Get("/numbers/buy/confirm?phone=%2B13035550163");

        Assert.Contains("yours already", page.Text(".notice[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(["(303) 555-0163"], (await page.Click(".notice a")).Texts(".card-number"));
        Assert.False(page.Has("main form[method=post][action='/numbers/buy/confirm']"));
    }

    [Fact]
    public async Task A_trial_account_is_told_its_limit()
    {
        Turn(p => p with { Trial = true });

        Assert.Contains("Upgrade the Twilio account", await Refused("+14155550142"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_credit_is_told_to_add_some()
    {
        Turn(p => p with { NoCredit = true });

        Assert.Contains("Your Twilio account has no credit left. Add credit in the Twilio Console", await Refused("+14155550142"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_account_is_told_so()
    {
        var form = (await Confirm("+14155550142")).Form("main form");
        Turn(p => p with { Suspended = true });

        Assert.Contains("Your Twilio account is suspended. Open the Twilio Console", (await form.Submit()).Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Null(App.Number("+14155550142"));
    }

    [Fact]
    public async Task A_refused_click_may_be_repeated()
    {
        Turn(p => p with { NoCredit = true });
        var refused = await (await Confirm("+14155550148")).Form("main form").Submit();
        Turn(p => p with { NoCredit = false });

        var answer = await refused.Form("main form").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.True(App.Number("+14155550148").IsActive);
    }

    [Fact]
    public async Task While_Twilio_fails_nobody_is_told_that_the_number_is_theirs()
    {
        var form = (await Confirm("+14155550151")).Form("main form");
        Turn(p => p with { Unavailable = true });

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("look at My Numbers", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
    }

    private async Task<string> Refused(string phone)
    {
        var page = await (await Confirm(phone)).Form("main form").Submit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Null(App.Number(phone));
        return page.Text(".notice-error[role=alert]");
    }

    [Fact]
    public async Task A_toll_free_number_is_bought_although_it_has_no_place()
    {
        var results = await Visitor.Get("/numbers/buy?country=US&type=tollfree&voice=true&search=true");
        var page = await Visitor.Get(results.All("tbody a")[0].GetAttribute("href")!);

        Assert.Contains("Nationwide, United States", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("$2.15 a month", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Equal("/numbers", (await page.Form("main form").Submit()).LeadsTo);
    }

    [Fact]
    public async Task A_toll_free_number_is_of_the_country_that_was_searched()
    {
        var results = await Visitor.Get("/numbers/buy?country=CA&type=tollfree&voice=true&search=true");

        var page = await Visitor.Get(results.All("tbody a")[0].GetAttribute("href")!);

        Assert.Contains("Nationwide, Canada", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Equal("CA", page.One("input[name=Country]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("GB")]
    [InlineData("FR")]
    [InlineData("zz<")]
    public async Task A_country_that_the_number_cannot_be_of_is_not_found(string country) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.Get($"/numbers/buy/confirm?phone=%2B13035550157&country={country}")).Status);

    [Theory]
    [InlineData("/numbers/buy/confirm?phone=%2B13035550157&type=&needs=&place=")]
    [InlineData("/numbers/buy/confirm?phone=%2B13035550157")]
    public async Task A_link_that_leaves_something_out_is_a_page(string path) => Assert.Equal(HttpStatusCode.OK, (await Visitor.Get(path)).Status);

    // By the search, as a person comes here.
    private async Task<VisitedPage> Confirm(string phone)
    {
        var results = await Visitor.Get($"/numbers/buy?country=US&areaCode={phone[2..5]}&pattern={phone[^4..]}&voice=true&search=true");
        return await results.Click("tbody a");
    }

    private async Task<long> Balance()
    {
        await App.Sync();
        return App.Database.Read(AccountSql.Read)!.Balance!.Value;
    }

    private async Task ReleaseAtTwilio(string phone)
    {
        await using var scope = App.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<TwilioClient>().ReleaseNumber((await App.AtTwilio(phone))!.Sid));
    }
}
