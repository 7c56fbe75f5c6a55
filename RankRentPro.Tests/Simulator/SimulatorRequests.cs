using System.Net;
using System.Text.Json;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Simulator;

/// <summary>What tests ask the simulated Twilio, as a client would.</summary>
public static class SimulatorRequests
{
    private static readonly string Account = $"/simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}";

    public static Task<TwilioAnswer> Get(this SimulatorFixture fixture, string path) => fixture.Http.Send(HttpMethod.Get, Account + path);

    public static Task<TwilioAnswer> Post(this SimulatorFixture fixture, string path, params (string Name, string Value)[] form) =>
        fixture.Http.Send(HttpMethod.Post, Account + path, form);

    public static Task<TwilioAnswer> Delete(this SimulatorFixture fixture, string path) => fixture.Http.Send(HttpMethod.Delete, Account + path);

    public static async Task<TwilioAnswer> Send(this HttpClient http, HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))) : null;
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value)), text);
    }

    /// <summary>Buys a number of the area code and returns it.</summary>
    public static async Task<JsonElement> Buy(this SimulatorFixture fixture, params (string Name, string Value)[] form)
    {
        (string, string)[] standard = form.Any(f => f.Name == "AreaCode") ? [] : [("AreaCode", "406")];
        var answer = await fixture.Post("/IncomingPhoneNumbers.json", [.. standard, .. form]);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Json;
    }

    /// <summary>Starts a call, from any number of the account unless From is named, and returns its SID.</summary>
    public static async Task<string> Dial(this SimulatorFixture fixture, string to, params (string Name, string Value)[] form)
    {
        var numbers = await fixture.Get("/IncomingPhoneNumbers.json?PageSize=1");
        var any = numbers["incoming_phone_numbers"][0].GetProperty("phone_number").GetString()!;
        var from = form.FirstOrDefault(f => f.Name == "From").Value ?? any;
        (string, string)[] instructions = form.Any(f => f.Name is "Url" or "Twiml") ? [] : [("Twiml", "<Response><Pause length=\"600\"/></Response>")];
        var answer = await fixture.Post("/Calls.json", [("To", to), ("From", from), .. instructions, .. form.Where(f => f.Name != "From")]);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Text("sid");
    }

    public static Task<TwilioAnswer> Call(this SimulatorFixture fixture, string sid) => fixture.Get($"/Calls/{sid}.json");

    public static Task Seconds(this SimulatorFixture fixture, double seconds) => fixture.Engine.Advance(TimeSpan.FromSeconds(seconds));

    public static IEnumerable<string> Names(this SimulatorFixture fixture) => fixture.Received.Select(received => received.Name);
}

public sealed record TwilioAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement this[string property] => Json.GetProperty(property);

    public string Text(string property) => this[property].ToString();

    public int Code => this["code"].GetInt32();
}
