namespace RankRentPro.Web.Errors;

/// <summary>Metadata of an endpoint that says in words of its own what a status without a body means there.</summary>
public sealed record OwnWords(string Title, string Text);

/// <summary>Metadata of an endpoint whose address is a permission: it is not logged.</summary>
public sealed record SecretAddress;

/// <summary>What a user is told about a request that failed.</summary>
public sealed record Failure
{
    public required int Status { get; init; }
    public required string Title { get; init; }

    /// <summary>What happened and what to do next.</summary>
    public required string Text { get; init; }

    /// <summary>Also in the log.</summary>
    public string Id { get; init; } = "";

    public static Failure Of(int status) => status switch
    {
        400 => New(status, "This request cannot be understood", "Something in the address or the form is not as expected. Go back, reload the page and try again."),
        401 => New(status, "You are signed out", "Your session has ended. Sign in again; nothing was done."),
        403 => New(status, "This is for the owner", "Your account may not open this. Ask the owner of this installation."),
        404 => New(status, "There is nothing here", "The address is wrong, or what it named no longer exists."),
        405 => New(status, "This cannot be done here", "The address exists, but not for this kind of request. Go back and use the buttons of the page."),
        413 => New(status, "That was too much", "What was sent is larger than this page takes. Shorten it and try again."),
        416 => New(status, "There is no such part", "It is shorter than the part that was asked for. Ask for it from the beginning."),
        429 => New(status, "Too many requests", "Wait a moment, then try again."),
        503 => New(status, "This does not work right now", "Try again in a minute."),
        < 500 => New(status, "This request was refused", "Go back, reload the page and try again."),
        _ => New(status, "Something went wrong here", "The error is in the log under the id below. Try again; if it stays, tell whoever runs this installation."),
    };

    private static Failure New(int status, string title, string text) => new() { Status = status, Title = title, Text = text };
}
