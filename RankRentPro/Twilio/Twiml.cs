using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RankRentPro.Twilio;

/// <summary>Instructions for a call, in the order they are carried out. <see cref="ToString"/> is the document that Twilio reads.</summary>
public sealed class Twiml
{
    private readonly XElement root = new("Response");

    public Twiml Say(string text, string? voice = null, string? language = null) =>
        Add("Say", text, ("voice", voice), ("language", language));

    /// <param name="url">MP3 or WAV that Twilio may fetch without credentials.</param>
    public Twiml Play(string url) => Add("Play", url);

    public Twiml Pause(int seconds = 1) => Add("Pause", null, ("length", seconds));

    /// <summary>Connects the call. With <see cref="DialVerb.Action"/> the verbs after it never run.</summary>
    public Twiml Dial(DialVerb dial)
    {
        var element = Element("Dial", null,
            ("timeout", dial.Timeout), ("timeLimit", dial.TimeLimit), ("callerId", dial.CallerId), ("answerOnBridge", dial.AnswerOnBridge),
            ("record", dial.Record), ("recordingStatusCallback", dial.RecordingStatusCallback), ("sequential", dial.Sequential),
            ("action", dial.Action), ("hangupOnStar", dial.HangupOnStar), ("ringTone", dial.RingTone));
        element.Add(dial.Numbers.Select(number => Element("Number", number.PhoneNumber,
            ("url", number.Url), ("sendDigits", number.SendDigits), ("statusCallback", number.StatusCallback),
            ("statusCallbackEvent", number.StatusCallbackEvents is [] ? null : string.Join(' ', number.StatusCallbackEvents)))));
        root.Add(element);
        return this;
    }

    public Twiml Dial(string phoneNumber) => Dial(new DialVerb { Numbers = [new(phoneNumber)] });

    public Twiml Record(RecordVerb record) => Add("Record", null,
        ("action", record.Action), ("maxLength", record.MaxLength), ("timeout", record.Timeout), ("finishOnKey", record.FinishOnKey),
        ("playBeep", record.PlayBeep), ("trim", record.Trim), ("recordingStatusCallback", record.RecordingStatusCallback));

    /// <param name="gather">What keys are waited for and where they go.</param>
    /// <param name="prompt">Say, Play and Pause while it waits.</param>
    public Twiml Gather(GatherVerb gather, Action<Twiml>? prompt = null)
    {
        var spoken = new Twiml();
        prompt?.Invoke(spoken);
        var element = Element("Gather", null,
            ("numDigits", gather.NumDigits), ("action", gather.Action), ("timeout", gather.Timeout),
            ("finishOnKey", gather.FinishOnKey), ("actionOnEmptyResult", gather.ActionOnEmptyResult));
        element.Add(spoken.root.Elements());
        root.Add(element);
        return this;
    }

    public Twiml Redirect(string url) => Add("Redirect", url);

    /// <summary>Refuses the call unanswered and unbilled; only as the first verb.</summary>
    /// <param name="busy">A busy tone instead of "not in service".</param>
    public Twiml Reject(bool busy = false) => Add("Reject", null, ("reason", busy ? "busy" : null));

    public Twiml Hangup() => Add("Hangup", null);

    public override string ToString() => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + root.ToString(SaveOptions.DisableFormatting);

    private Twiml Add(string name, string? text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        root.Add(Element(name, text, attributes));
        return this;
    }

    private static XElement Element(string name, string? text, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var element = new XElement(name, text is null ? null : Readable(text));
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                element.SetAttributeValue(attribute, value is bool flag ? flag : Readable(Convert.ToString(value, CultureInfo.InvariantCulture)!));
            }
        }
        return element;
    }

    // XML has no way to write most control characters and half surrogates: a pasted one must not cost the call.
    private static string Readable(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at]))
            {
                kept.Append(text[at]);
            }
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                kept.Append(text, at++, 2);
            }
        }
        return kept.ToString();
    }
}
