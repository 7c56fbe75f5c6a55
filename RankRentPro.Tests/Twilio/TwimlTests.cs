using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwimlTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    [Fact]
    public void A_forwarded_call_dials_with_its_attributes()
    {
        var twiml = new Twiml().Dial(new DialVerb
        {
            Numbers = [new("+14155550101") { Url = "https://a.example/screen?x=1&y=2", StatusCallbackEvents = ["answered", "completed"] }],
            Timeout = 20,
            CallerId = "+14155550102",
            AnswerOnBridge = true,
            Record = "record-from-answer-dual",
            Action = "https://a.example/dialed",
        });

        Assert.Equal(Declaration + "<Response><Dial timeout=\"20\" callerId=\"+14155550102\" answerOnBridge=\"true\" record=\"record-from-answer-dual\" action=\"https://a.example/dialed\">"
            + "<Number url=\"https://a.example/screen?x=1&amp;y=2\" statusCallbackEvent=\"answered completed\">+14155550101</Number></Dial></Response>", twiml.ToString());
    }

    [Fact]
    public void Text_is_escaped_and_what_XML_cannot_carry_is_left_out() =>
        Assert.Equal(Declaration + "<Response><Say>A &lt;b&gt; &amp; \"c\" \U0001F600 d</Say></Response>", new Twiml().Say("A <b> & \"c\" \U0001F600\u0001\ud83d d").ToString());

    [Fact]
    public void A_gather_holds_its_prompt_and_the_verbs_go_on_behind_it()
    {
        var twiml = new Twiml().Gather(new() { NumDigits = 1, Action = "/accept", Timeout = 5 }, prompt => prompt.Say("Press 1")).Hangup();

        Assert.Equal(Declaration + "<Response><Gather numDigits=\"1\" action=\"/accept\" timeout=\"5\"><Say>Press 1</Say></Gather><Hangup /></Response>", twiml.ToString());
    }

    [Fact]
    public void The_other_verbs_are_there()
    {
        var twiml = new Twiml().Pause(2).Play("https://a.example/hello.mp3").Record(new() { Action = "/done", MaxLength = 120, PlayBeep = false }).Redirect("/next").Reject(busy: true).Reject();

        Assert.Equal(Declaration + "<Response><Pause length=\"2\" /><Play>https://a.example/hello.mp3</Play><Record action=\"/done\" maxLength=\"120\" playBeep=\"false\" />"
            + "<Redirect>/next</Redirect><Reject reason=\"busy\" /><Reject /></Response>", twiml.ToString());
    }

    [Fact]
    public void Nothing_to_do_is_an_empty_response() => Assert.Equal(Declaration + "<Response />", new Twiml().ToString());
}
