using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RankRentPro.Features.Calls;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Answers like Twilio, for an account with the numbers and the older calls of the benchmark.</summary>
internal sealed class TwilioServer(MadeHistory history)
{
    public const string AccountSid = "AC00000000000000000000000000000001";
    public const string Token = "00000000000000000000000000000002";

    private const string Account = "/2010-04-01/Accounts/" + AccountSid;

    // Newest first, as Twilio lists them.
    private readonly Dictionary<DateOnly, List<LegRow>> _days = Enumerable.Range(0, history.LastImported.DayNumber - history.FirstImported.DayNumber + 1)
        .Select(history.FirstImported.AddDays)
        .ToDictionary(day => day, day => history.AtTwilio(day).Reverse().SelectMany(call => call.Legs.Reverse()).ToList());

    public static async Task Run(MadeHistory history)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        new TwilioServer(history).Map(app);
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await Task.Delay(Timeout.Infinite);
    }

    private void Map(WebApplication app)
    {
        app.MapGet(Account + ".json", () => Answer(new { Sid = AccountSid, FriendlyName = "Benchmark", Type = "Full", Status = "active" }));
        app.MapGet(Account + "/Balance.json", () => Answer(new { AccountSid, Balance = "100.00", Currency = "USD" }));
        app.MapGet(Account + "/IncomingPhoneNumbers.json", () => Answer(new { IncomingPhoneNumbers = Enumerable.Range(0, MadeCall.Numbers).Select(NumberOf), NextPageUri = (string?)null }));
        app.MapGet("/v1/PhoneNumbers/Countries/{country}", (string country) => Answer(new
        {
            IsoCountry = country,
            PhoneNumberPrices = new[] { new { NumberType = "local", BasePrice = "1.15", CurrentPrice = "1.15" } },
            PriceUnit = "USD",
        }));
        app.MapGet(Account + "/Calls.json", Calls);
        app.MapGet(Account + "/Recordings.json", () => Answer(new { Recordings = Array.Empty<object>(), NextPageUri = (string?)null }));
    }

    private IResult Calls(HttpRequest request)
    {
        var query = request.Query;
        var (first, beyond) = (Day(query["StartTime>"]) ?? DateOnly.MinValue, Day(query["StartTime<"]) ?? DateOnly.MaxValue);
        var size = int.Parse(query["PageSize"].ToString(), CultureInfo.InvariantCulture);
        // The page's number says where it begins: nothing is added meanwhile.
        var page = int.TryParse(query["Page"], CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var legs = _days.Keys.Where(day => day >= first && day < beyond).OrderDescending().SelectMany(day => _days[day]).Skip(page * size).Take(size + 1).ToList();
        var next = $"{Account}/Calls.json?StartTime%3E={query["StartTime>"]}&StartTime%3C={query["StartTime<"]}&PageSize={size}&Page={page + 1}&PageToken=PA{legs.ElementAtOrDefault(size - 1)?.Sid}";
        return Answer(new { Calls = legs.Take(size).Select(LegOf), NextPageUri = legs.Count > size ? next : null });
    }

    private static IResult Answer(object body) => Results.Json(body, TwilioJson.Options);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;

    private static object NumberOf(int n)
    {
        var number = MadeCall.Number(n);
        return new { number.Sid, number.PhoneNumber, number.FriendlyName, number.VoiceUrl, Capabilities = new { number.Voice, number.Sms, number.Mms }, Type = "local", DateCreated = TwilioJson.Date(DateTimeOffset.UnixEpoch) };
    }

    private static object LegOf(LegRow leg) => new
    {
        leg.Sid,
        AccountSid,
        ParentCallSid = leg.ParentSid,
        PhoneNumberSid = leg.NumberSid,
        To = leg.ToNumber,
        ToFormatted = TwilioJson.Formatted(leg.ToNumber),
        From = leg.FromNumber,
        FromFormatted = TwilioJson.Formatted(leg.FromNumber),
        leg.Status,
        StartTime = TwilioJson.Date(leg.StartedAt),
        EndTime = TwilioJson.Date(leg.EndedAt),
        Duration = TwilioJson.Text(leg.Duration),
        Price = TwilioJson.Price(leg.Price),
        PriceUnit = "USD",
        leg.Direction,
        leg.AnsweredBy,
        ApiVersion = "2010-04-01",
        QueueTime = "0",
        DateCreated = TwilioJson.Date(leg.CreatedAt),
        DateUpdated = TwilioJson.Date(leg.EndedAt),
        Uri = $"{Account}/Calls/{leg.Sid}.json",
        SubresourceUris = new { Notifications = $"{Account}/Calls/{leg.Sid}/Notifications.json", Recordings = $"{Account}/Calls/{leg.Sid}/Recordings.json" },
    };
}
