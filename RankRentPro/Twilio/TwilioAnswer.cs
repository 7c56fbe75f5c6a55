using System.Diagnostics.CodeAnalysis;

namespace RankRentPro.Twilio;

/// <summary>What Twilio answered: the value, or its refusal as an expected result.</summary>
public sealed record TwilioAnswer<T>
{
    private readonly T? value;

    public TwilioAnswer(T value) => this.value = value;

    public TwilioAnswer(TwilioRefusal refusal) => Refusal = refusal;

    public TwilioRefusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsSuccess => Refusal is null;

    /// <exception cref="InvalidOperationException">Twilio refused; ask <see cref="TryGet"/> first, or take <see cref="ValueOrDefault"/>.</exception>
    public T Value => IsSuccess ? value! : throw new InvalidOperationException($"Twilio refused to {Refusal.What}.");

    /// <summary>The default of the type, null for a record, where Twilio refused.</summary>
    public T? ValueOrDefault => value;

    public bool TryGet([MaybeNullWhen(false)] out T found, [NotNullWhen(false)] out TwilioRefusal? refusal)
    {
        (found, refusal) = (value, Refusal);
        return IsSuccess;
    }

    /// <summary>The same answer about something made of the value.</summary>
    public TwilioAnswer<TOther> Select<TOther>(Func<T, TOther> make) => IsSuccess ? new(make(value!)) : new(Refusal);
}
