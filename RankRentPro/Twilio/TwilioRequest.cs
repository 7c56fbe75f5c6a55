namespace RankRentPro.Twilio;

/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="What">Completes "Could not …".</param>
/// <param name="Path">Path and query behind the product's base address, without a leading slash.</param>
internal sealed record TwilioRequest(HttpMethod Method, string What, string Path)
{
    public TwilioProduct Product { get; init; }
    public Fields? Form { get; init; }

    /// <summary>The caller reads the body while it arrives.</summary>
    public bool Streams { get; init; }

    public static TwilioRequest Get(string what, string path) => new(HttpMethod.Get, what, path);

    public static TwilioRequest Post(string what, string path, Fields form) => new(HttpMethod.Post, what, path) { Form = form };
}

/// <summary>Where the rows of a list are.</summary>
/// <param name="Key">Name of the array.</param>
/// <param name="Identity">Field that names a row.</param>
internal sealed record ListShape(string Key, string Identity = "sid");
