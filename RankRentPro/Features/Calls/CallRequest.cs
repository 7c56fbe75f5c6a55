using System.Data.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Settings;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>A call that somebody wants to make, checked.</summary>
public sealed record CallRequest
{
    public required string Token { get; init; }
    public required string To { get; init; }
    public required string From { get; init; }
    public required string Phone { get; init; }
    public bool Record { get; init; }

    /// <summary>The profile had no phone: keep this one for its user.</summary>
    public long? KeepPhoneOf { get; init; }

    public static string? DefaultFrom(DbConnection connection) => PlacedCallsSql.LastFrom(connection) ?? NumbersSql.FirstThatCalls(connection);

    /// <returns>Null when a field has a problem; the model state says which.</returns>
    public static CallRequest? Read(DbConnection connection, NewCallForm form, Viewer viewer, ModelStateDictionary problems)
    {
        var from = ReadFrom(connection, form.From, problems);
        var agency = TimeZones.Region(SettingsSql.TimeZone(connection).Id);
        var to = ReadPhone(form.To, nameof(form.To), from is null ? agency : PhoneText.Region(from) ?? agency, problems);
        var phone = viewer.Phone ?? ReadPhone(form.Phone, nameof(form.Phone), agency, problems);
        var field = viewer.Phone is null ? nameof(form.Phone) : "";
        if (phone is not null && NumbersSql.ByPhone(connection, phone) is { IsActive: true })
        {
            problems.AddModelError(field, "My phone is one of your own Twilio numbers, which would ring itself. Set another phone.");
        }
        CheckCustomer(connection, to, phone, problems);
        if (problems.TryGetValue(nameof(form.Record), out var record) && record.Errors.Count > 0)
        {
            record.Errors.Clear();
            record.Errors.Add("Tick the box to record, or leave it empty.");
        }
        if (string.IsNullOrEmpty(form.Token) || form.Token.Length > 64)
        {
            problems.AddModelError("", "This form is not complete. Close it and open it again.");
        }
        return problems.IsValid
            ? new() { Token = form.Token!, To = to!, From = from!, Phone = phone!, Record = form.Record, KeepPhoneOf = viewer.Phone is null ? viewer.Id : null }
            : null;
    }

    private static void CheckCustomer(DbConnection connection, string? to, string? phone, ModelStateDictionary problems)
    {
        if (to is not null && NumbersSql.ByPhone(connection, to) is { IsActive: true })
        {
            problems.AddModelError(nameof(NewCallForm.To), "This is one of your own numbers. Enter the customer's number.");
        }
        else if (to is not null && to == phone)
        {
            problems.AddModelError(nameof(NewCallForm.To), "This is your own phone, which rings first. Enter the customer's number.");
        }
    }

    private static string? ReadFrom(DbConnection connection, string? typed, ModelStateDictionary problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            var chosen = DefaultFrom(connection);
            if (chosen is null)
            {
                problems.AddModelError("From", "None of your numbers can make calls. Purchase one with Voice.");
            }
            return chosen;
        }
        var fitting = NumberChoice.Fitting(connection, typed);
        var number = fitting.Count == 1 ? fitting[0] : null;
        var problem = number switch
        {
            null => NumberChoice.Problem(fitting),
            { IsActive: false } => "This number was released. Choose an active one.",
            { Voice: false } => "This number cannot make calls. Choose one with Voice.",
            _ => null,
        };
        if (problem is not null)
        {
            problems.AddModelError("From", problem);
        }
        return problem is null ? number!.PhoneNumber : null;
    }

    private static string? ReadPhone(string? typed, string field, string region, ModelStateDictionary problems)
    {
        if (PhoneText.TryParse(typed, region, out var e164, out var problem))
        {
            return e164;
        }
        problems.AddModelError(field, problem);
        return null;
    }
}
