using System.ComponentModel.DataAnnotations;

namespace RankRentPro.Features.Accounts;

/// <summary>One line of text; what is empty is for <see cref="RequiredAttribute"/> to judge.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneLineAttribute(int longest) : ValidationAttribute
{
    public int Longest { get; } = longest;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value switch
    {
        string { Length: var length } when length > Longest => Problem($"Shorten this to {Longest} characters: it has {length:N0}.", validationContext),
        string text when text.Any(char.IsControl) => Problem("Use one line of plain text.", validationContext),
        _ => ValidationResult.Success,
    };

    private static ValidationResult Problem(string message, ValidationContext context) => new(message, [context.MemberName!]);
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailAttribute() : ValidationAttribute("Enter an email address, like owner@example.com.")
{
    public override bool IsValid(object? value) => value is not string text || EmailText.IsValid(text.Trim());
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneIdAttribute() : ValidationAttribute("Choose a time zone from the list.")
{
    public override bool IsValid(object? value) => TimeZones.IsKnown(value as string);
}

[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Passwords.Problem(value as string) is { } problem ? new($"The password {problem}.", [validationContext.MemberName!]) : ValidationResult.Success;
}
