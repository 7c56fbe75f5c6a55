using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>What is typed into the question before a purchase, or sent in its place.</summary>
public sealed class ConfirmFormTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("Phone", "+1")]
    [InlineData("Phone", "303 555 0154")]
    [InlineData("Phone", "+4930901820")]
    [InlineData("Token", "")]
    [InlineData("Place", "A name that is longer than a hundred characters can be, which no town on earth has ever had or will ever have.")]
    public async Task A_forged_order_buys_nothing(string field, string value)
    {
        var before = App.CountNumbers();

        var answer = await (await Confirm("+13035550157")).Form("main form").Forged(field, value).Submit();

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(before, App.CountNumbers());
    }

    [Fact]
    public async Task A_stale_form_names_the_price_again_keeps_what_was_typed_and_buys_nothing()
    {
        var page = await (await Confirm("+13035550157")).Form("main form").With("Site", "typed.example").Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("$1.15 a month", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Equal("typed.example", page.One("#field-site").GetAttribute("value"));
        Assert.Null(App.Number("+13035550157"));
    }

    [Theory]
    [InlineData("Site", "a-site-that-is-longer-than-a-hundred-characters-can-ever-be-in-this-world-or-any-other-that-there-may-be.example")]
    [InlineData("FriendlyName", "A name that is longer than the sixty-four characters that Twilio keeps of it")]
    [InlineData("FriendlyName", "two\nlines")]
    public async Task A_name_or_site_that_cannot_be_kept_is_a_message_at_its_field(string field, string value)
    {
        var page = await (await Confirm("+13035550157")).Form("main form").Forged(field, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text(field == "Site" ? "#field-site-error" : "#field-friendlyname-error"));
        Assert.Null(App.Number("+13035550157"));
    }

    [Fact]
    public async Task What_Twilio_asks_for_at_the_search_or_at_the_purchase_gets_its_fields()
    {
        var faults = new TwilioFaults
        {
            Change = (_, body) => body["available_phone_numbers"]?.AsArray().ToList().ForEach(number => number!["address_requirements"] = "any"),
            Answer = request => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/IncomingPhoneNumbers.json", StringComparison.Ordinal)
                ? TwilioFaults.Json(HttpStatusCode.BadRequest, """{"code":21631,"message":"Phone Number Requires an Address","status":400}""")
                : null,
        };
        await using var strict = await new AppFixture { Replace = faults.Register }.Started();
        using var visitor = await strict.DemoVisitor();
        var results = await visitor.Get("/numbers/buy?country=US&areaCode=303&voice=true&search=true");
        Assert.Contains("needs=any", results.All("tbody a")[0].GetAttribute("href"), StringComparison.Ordinal);

        var page = await (await visitor.Get("/numbers/buy/confirm?phone=%2B13035550157")).Form("main form").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text("#field-address-error"));
        Assert.True(page.Has("#field-bundle"));
    }

    private Task<VisitedPage> Confirm(string phone) => Visitor.Get($"/numbers/buy/confirm?phone={Uri.EscapeDataString(phone)}&place=Denver,%20CO");
}
