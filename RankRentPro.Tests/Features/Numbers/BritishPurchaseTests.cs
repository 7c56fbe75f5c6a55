using System.Net;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class BritishPurchaseTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_British_number_is_bought_with_bundle_and_address_which_are_remembered()
    {
        await using var own = await new AppFixture().Started();
        using var visitor = await own.DemoVisitor();
        var asked = await Confirm(visitor, 0);

        await asked.Form("main form").With("Bundle", $" {SimulatedAccount.BundleSid} ").With("Address", SimulatedAccount.AddressSid).Submit();

        Assert.Equal(["", ""], asked.All("#field-bundle, #field-address").Select(input => input.GetAttribute("value") ?? ""));
        Assert.Equal(1, own.CountNumbers());
        var next = await Confirm(visitor, 1);
        Assert.Equal([SimulatedAccount.BundleSid, SimulatedAccount.AddressSid], next.All("#field-bundle, #field-address").Select(input => input.GetAttribute("value")));
        Assert.Equal("/numbers", (await next.Form("main form").Submit()).LeadsTo);
        var elsewhere = await visitor.Get((await American(visitor)).Replace("needs=none", "needs=any", StringComparison.Ordinal));
        Assert.Equal(["", ""], elsewhere.All("#field-bundle, #field-address").Select(input => input.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task Documents_are_asked_for_wherever_Twilio_says_that_a_number_needs_an_address()
    {
        var address = await American(Visitor);

        Assert.False((await Visitor.Get(address)).Has("#field-bundle, #field-address"));
        Assert.Equal(2, (await Visitor.Get(address.Replace("needs=none", "needs=foreign", StringComparison.Ordinal))).All("#field-bundle, #field-address").Count);
    }

    [Fact]
    public async Task A_missing_bundle_is_asked_for()
    {
        var page = await (await Confirm(Visitor, 0)).Form("main form").With("Bundle", "").With("Address", "").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("requires a regulatory bundle", page.Text("#field-bundle-error"), StringComparison.Ordinal);
        Assert.True(page.Has("#field-bundle") && page.Has("#field-address"));
    }

    [Fact]
    public async Task A_bundle_that_is_refused_is_told_at_its_field_and_the_demo_says_where_one_is()
    {
        var form = (await Confirm(Visitor, 0)).Form("main form").With("Bundle", "BU" + new string('0', 32)).With("Address", SimulatedAccount.AddressSid);

        var page = await form.Submit();

        Assert.Contains("does not take this bundle", page.Text("#field-bundle-error"), StringComparison.Ordinal);
        Assert.Equal("/simulator", (await page.Click("main .notice:not(.notice-error) a")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_missing_address_is_asked_for_and_the_bundle_stays_typed()
    {
        var page = await (await Confirm(Visitor, 0)).Form("main form").With("Bundle", SimulatedAccount.BundleSid).With("Address", "").Submit();

        Assert.Contains("requires an address", page.Text("#field-address-error"), StringComparison.Ordinal);
        Assert.Equal(SimulatedAccount.BundleSid, page.One("#field-bundle").GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_that_is_not_local_is_refused_in_words()
    {
        var form = (await Confirm(Visitor, 0)).Form("main form").With("Bundle", SimulatedAccount.BundleSid).With("Address", "AD" + new string('0', 32));

        Assert.Contains("requires a LOCAL address", (await form.Submit()).Text("#field-address-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bundle", "BU123")]
    [InlineData("Bundle", "ADdec0de00000000000000000000000044")]
    [InlineData("Address", "<script>alert(1)</script>")]
    public async Task What_is_no_SID_comes_back_at_its_field(string field, string value)
    {
        var page = await (await Confirm(Visitor, 0)).Form("main form").With(field, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("32 digits or letters", page.Text($"#field-{field.ToLowerInvariant()}-error"), StringComparison.Ordinal);
        Assert.Equal(value, page.One($"#field-{field.ToLowerInvariant()}").GetAttribute("value"));
    }

    [Fact]
    public async Task A_mobile_number_needs_the_bundle_alone()
    {
        var page = await Confirm(Visitor, 0, "mobile");

        var answer = await page.Form("main form").With("Bundle", SimulatedAccount.BundleSid).With("Address", "").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
    }

    private static async Task<string> American(Visitor visitor) =>
        (await visitor.Get("/numbers/buy?country=US&type=local&areaCode=303&search=true")).All("tbody a")[0].GetAttribute("href")!;

    private static async Task<VisitedPage> Confirm(Visitor visitor, int n, string type = "local")
    {
        var results = await visitor.Get($"/numbers/buy?country=GB&type={type}&voice=true&search=true");
        return await visitor.Get(results.All("tbody a")[n].GetAttribute("href")!);
    }
}
