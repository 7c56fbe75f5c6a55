using System.Globalization;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>What a person would write down of a call when everything about it is known.</summary>
public sealed record CallEnding(string Outcome, long Duration, string Cost, string CostState, string Reason)
{
    /// <summary>The one table of what every scenario must end in: by whichever way the news comes, and whoever routes the call.</summary>
    public static IReadOnlyDictionary<string, CallEnding> Table { get; } = """
        answered                                      | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        answered late                                 | completed   |  20 | 0.0225 | final   | +1 415-555-0120 answered after 26 s
        long talk                                     | completed   | 600 | 0.2335 | final   | +1 415-555-0107 answered after 4 s
        cut by the time limit                         | completed   |  60 | 0.0310 | final   | +1 415-555-0107 answered after 4 s
        busy                                          | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0102, busy
        no answer                                     | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0103 for 21 s, no answer
        no answer, the caller was not picked up       | missed      |   0 | 0.0000 | final   | dialled +1 415-555-0103 for 21 s, no answer
        phone unreachable                             | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0104, could not be connected
        machine answered                              | missed      |   0 | 0.0225 | final   | dialled +1 415-555-0105, a machine answered
        machine answered undetected                   | completed   |  20 | 0.0225 | final   | +1 415-555-0105 answered after 9 s
        screening accepted                            | completed   |  22 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        screening declined                            | missed      |   0 | 0.0140 | final   | dialled +1 415-555-0106, answered after 4 s but did not take the call
        screening declined, then voicemail            | voicemail   |   0 | 0.0250 | final   | dialled +1 415-555-0106, answered after 4 s but did not take the call; the caller left a voicemail
        screening declined, the other phone was left  | missed      |   0 | 0.0140 | final   | dialled +1 415-555-0103 for 4 s, until another phone answered; dialled +1 415-555-0106, answered after 4 s but did not take the call
        screening declined, the next phone accepts    | completed   |  22 | 0.0365 | final   | +1 415-555-0101 answered after 4 s
        caller gives up while ringing                 | missed      |   0 | 0.0000 | final   | dialled +1 415-555-0103 for 9 s, the caller hung up
        caller gives up after being picked up         | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0103 for 9 s, the caller hung up
        caller hangs up during another's greeting     | completed   |   4 | 0.0085 | final   | answered
        caller hangs up during our greeting           | missed      |   0 | 0.0085 | final   | no phone was set to ring
        our greeting is heard to its end              | missed      |   0 | 0.0085 | final   | no phone was set to ring
        voicemail                                     | voicemail   |   0 | 0.0110 | final   | nobody answered; the caller left a voicemail
        voicemail after no answer                     | voicemail   |   0 | 0.0110 | final   | dialled +1 415-555-0103 for 21 s, no answer; the caller left a voicemail
        voicemail by the action of a dial             | voicemail   |   0 | 0.0110 | final   | dialled +1 415-555-0102, busy; the caller left a voicemail
        voicemail cut at its longest length           | voicemail   |   0 | 0.0110 | final   | nobody answered; the caller left a voicemail
        voicemail of two seconds                      | voicemail   |   0 | 0.0110 | final   | nobody answered; the caller left a voicemail
        voicemail of one second                       | missed      |   0 | 0.0110 | final   | the caller left no message
        voicemail of one second after no answer       | missed      |   0 | 0.0110 | final   | dialled +1 415-555-0103 for 21 s, no answer
        voicemail of no length                        | missed      |   0 | 0.0085 | final   | the caller left no message
        silence after no answer                       | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0103 for 21 s, no answer
        blocked                                       | blocked     |   0 | 0.0000 | final   | rejected before any phone rang
        blocked with a busy signal                    | blocked     |   0 | 0.0000 | final   | rejected with a busy signal
        account without credit                        | missed      |   0 | 0.0000 | final   | the call could not be connected
        forwarded across midnight                     | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        sent on by TwiML                              | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        redirected to another phone while talking     | completed   |  20 | 0.0365 | final   | +1 415-555-0120 answered after 4 s
        hunt, the second phone answers                | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        hunt, the third phone answers                 | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        hunt, nobody answers                          | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0102, busy; dialled +1 415-555-0104, could not be connected; dialled +1 415-555-0103 for 11 s, no answer
        all phones ring, one answers                  | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        all phones ring, nobody answers               | missed      |   0 | 0.0085 | final   | dialled +1 415-555-0102, busy; dialled +1 415-555-0103 for 21 s, no answer
        answered by words alone                       | completed   |   5 | 0.0085 | final   | answered
        answered directly and recorded                | completed   |  20 | 0.0110 | final   | answered
        recorded on two channels                      | completed   |  20 | 0.0250 | final   | +1 415-555-0101 answered after 4 s
        recording deleted at Twilio                   | completed   |  20 | 0.0250 | final   | +1 415-555-0101 answered after 4 s
        recording deleted here                        | completed   |  20 | 0.0250 | final   | +1 415-555-0101 answered after 4 s
        call deleted at Twilio                        | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        price comes the next day                      | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        recorded, prices come the next day            | completed   |  20 | 0.0250 | final   | +1 415-555-0101 answered after 4 s
        price of zero                                 | completed   |  20 | 0.0000 | final   | +1 415-555-0101 answered after 4 s
        price never rated                             | completed   |  20 | 0.0000 | unknown | +1 415-555-0101 answered after 4 s
        price of the dialled leg never rated          | completed   |  20 | 0.0085 | unknown | +1 415-555-0101 answered after 4 s
        call in the United Kingdom                    | completed   |  20 | 0.0258 | final   | +44 20 7946 0001 answered after 4 s
        toll-free                                     | completed   |  20 | 0.0360 | final   | +1 415-555-0101 answered after 4 s
        withheld caller                               | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        from one own number to another                | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        end of the dialled leg is lost                | completed   |  20 | 0.0225 | final   | +1 415-555-0101 answered after 4 s
        click to call                                 | completed   |  20 | 0.0280 | final   | +1 415-555-0101 answered
        click to call, recorded                       | completed   |  20 | 0.0305 | final   | +1 415-555-0101 answered
        click to call, busy                           | busy        |   0 | 0.0140 | final   | +1 415-555-0102 was busy
        click to call, no answer                      | no-answer   |   0 | 0.0140 | final   | +1 415-555-0103 did not answer for 46 s
        click to call, unreachable                    | failed      |   0 | 0.0140 | final   | +1 415-555-0104 could not be connected
        click to call, machine undetected             | completed   |  20 | 0.0280 | final   | +1 415-555-0105 answered
        click to call, customer refused               | failed      |   0 | 0.0140 | final   | your phone answered, but +1 876-555-0100 was not dialled: Dial: geo permissions do not allow it. Console > Voice > Geo permissions
        click to call, customer not verified          | failed      |   0 | 0.0140 | final   | your phone answered, but +1 212-555-0144 was not dialled: Trial account: the To number is not verified. Verify the number in the Twilio Console under Phone Numbers > Verified Caller IDs, or upgrade the account
        click to call, no phone number                | failed      |   0 | 0.0140 | final   | your phone answered, but +1 was not dialled: Dial: phone number format invalid. Correct the forwarding number
        click to call, impossible phone number        | failed      |   0 | 0.0140 | final   | your phone answered, but +1 555 was not dialled: Dial: number invalid or not supported. Correct the forwarding number
        click to call, my phone does not answer       | canceled    |   0 | 0.0000 | final   | your phone did not answer (no answer)
        click to call, my phone is busy               | canceled    |   0 | 0.0000 | final   | your phone did not answer (busy)
        click to call, my phone is unreachable        | canceled    |   0 | 0.0000 | final   | your phone did not answer (could not be connected)
        click to call, hung up before it rings        | canceled    |   0 | 0.0000 | final   | hung up before your phone answered
        click to call, hung up while my phone rings   | canceled    |   0 | 0.0000 | final   | hung up before your phone answered
        click to call, hung up while theirs rings     | canceled    |   0 | 0.0140 | final   | hung up before +1 415-555-0103 answered
        click to call, I give up while theirs rings   | canceled    |   0 | 0.0140 | final   | hung up before +1 415-555-0103 answered
        click to call, hung up while talking          | completed   |  10 | 0.0280 | final   | +1 415-555-0101 answered
        click to call, my phone still rings           | in-progress |   0 | 0.0000 | pending | Ringing your phone
        click to call, theirs still rings             | in-progress |   0 | 0.0000 | pending | Ringing +1 415-555-0103
        click to call, still talking                  | in-progress |   0 | 0.0000 | pending | Talking now
        click to call, the end is told to nobody      | completed   |  20 | 0.0280 | final   | +1 415-555-0101 answered
        click to call, Twilio loses the call          | failed      |   0 | 0.0000 | unknown | Twilio no longer knows how the call ended
        another program calls                         | completed   |   5 | 0.0140 | final   | +1 415-555-0101 answered
        another program calls and records             | completed   |   5 | 0.0165 | final   | +1 415-555-0101 answered
        another program calls, busy                   | busy        |   0 | 0.0000 | final   | +1 415-555-0102 was busy
        another program calls, no answer              | no-answer   |   0 | 0.0000 | final   | +1 415-555-0103 did not answer for 21 s
        another program calls, unreachable            | failed      |   0 | 0.0000 | final   | +1 415-555-0104 could not be connected
        another program calls, a machine answers      | no-answer   |   0 | 0.0140 | final   | a machine answered at +1 415-555-0105
        another program calls and cancels             | canceled    |   0 | 0.0000 | final   | hung up before +1 415-555-0103 answered
        another program connects, a machine answers   | no-answer   |   0 | 0.0280 | final   | a machine answered at +1 415-555-0105
        """.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(row => row[0], Read);

    private static CallEnding Read(string[] row) => new(row[1], long.Parse(row[2], CultureInfo.InvariantCulture), row[3], row[4], row[5]);
}
