using System.Globalization;
using System.Text;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioPagingTests
{
    private const string NextPage = "/2010-04-01/Accounts/AC1/Calls.json?StartTime%3E=2026-11-01&PageSize=1&Page=1&PageToken=PACA1";

    [Fact]
    public async Task The_next_page_is_behind_the_path_of_the_base_address()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(NextPage, Bodies.Call("CA1"))).Answers(200, Bodies.Calls(null, Bodies.Call("CA2")));

        var pages = await All(stub.Client("/simulator/"));

        Assert.Equal(["CA1", "CA2"], pages.SelectMany(page => page.Value!.Items).Select(call => call.Sid));
        Assert.StartsWith("/simulator/2010-04-01/", stub.Requests[0].Target, StringComparison.Ordinal);
        Assert.Equal("/simulator" + NextPage, stub.Requests[1].Target);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_named_and_the_rest_is_kept()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(null, Bodies.Call("CA1"), Bodies.Call("CA2", price: "\"free\""), """{"sid":"","status":"x"}""", "null", Bodies.Call("CA3")));

        var page = (await All(stub.Client()))[0].Value!;

        Assert.Equal(["CA1", "CA3"], page.Items.Select(call => call.Sid));
        Assert.Equal(["CA2", null, null], page.BrokenRows.Select(row => row.Sid));
        Assert.NotNull(page.AnsweredAt);
    }

    [Fact]
    public async Task A_row_whose_bytes_are_no_text_costs_no_other()
    {
        await using var stub = await StubTwilio.Start();
        var body = Bodies.Calls(null, Bodies.Call("CA1"), Bodies.Call("CA?"), Bodies.Call("CA3"));
        stub.Answers(async context => await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body).Select(b => b == '?' ? (byte)0xff : b).ToArray()));

        var page = (await All(stub.Client()))[0].Value!;

        Assert.Equal(["CA1", "CA3"], page.Items.Select(call => call.Sid));
        Assert.Null(Assert.Single(page.BrokenRows).Sid);
    }

    [Fact]
    public async Task A_page_of_a_megabyte_is_read_whole()
    {
        await using var stub = await StubTwilio.Start();
        string[] sids = [.. Enumerable.Range(0, 3_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"CA{n:d32}"))];
        stub.Answers(200, Bodies.Calls(NextPage, [.. sids.Select(sid => Bodies.Call(sid))])).Answers(200, Bodies.Calls(null));

        var pages = await All(stub.Client());

        Assert.Equal(sids, pages[0].Value.Items.Select(call => call.Sid));
        Assert.Equal(NextPage, stub.Requests[1].Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"calls":{},"next_page_uri":null}""")]
    [InlineData("""{"calls":[],"next_page_uri":null""")]
    [InlineData("""{"calls":[{"sid":"CA1","status":]}""")]
    [InlineData("""{"calls":[],"next_page_uri":null}<html>""")]
    [InlineData("<html>Sign in</html>")]
    public async Task What_is_not_a_page_of_the_list_is_refused(string body)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, body);

        var refusal = Assert.Single(await All(stub.Client())).Refusal;

        Assert.Equal("The answer is not one of Twilio's.", refusal?.Meaning);
    }

    [Theory]
    [InlineData("https://elsewhere.example/2010-04-01/x")]
    [InlineData("//elsewhere.example/2010-04-01/x")]
    public async Task A_next_page_at_another_host_is_refused(string next)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(next, Bodies.Call()));

        var pages = await All(stub.Client());

        Assert.Equal(2, pages.Count);
        Assert.True(pages[0].IsSuccess);
        Assert.Equal(TwilioRefusalKind.Unavailable, pages[1].Refusal!.Kind);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_list_ends_after_a_refusal()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(NextPage, Bodies.Call())).Answers(400, Bodies.Error(21481));

        var pages = await All(stub.Client());

        Assert.Equal([null, 21481], pages.Select(page => page.Refusal?.Code));
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_does_not_go_on_for_ever()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, Bodies.Calls(NextPage, Bodies.Call()));

        var pages = await All(stub.Client());

        Assert.Equal(2, stub.Requests.Count);
        Assert.False(pages[^1].IsSuccess);
    }

    private static async Task<List<TwilioAnswer<TwilioPage<TwilioCall>>>> All(TwilioClient client)
    {
        List<TwilioAnswer<TwilioPage<TwilioCall>>> pages = [];
        await foreach (var page in client.ListCalls(new(), TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }
        return pages;
    }
}
