namespace RankRentPro.Twilio;

public enum TwilioProduct
{
    Api,
    Pricing,
}

/// <summary>Base address of each product of Twilio, always ending in a slash.</summary>
/// <param name="baseOf">Asked at each request, because the simulator's address is known only once the app listens.</param>
public sealed class TwilioHosts(Func<TwilioProduct, Uri> baseOf)
{
    public Uri Base(TwilioProduct product) => baseOf(product);

    /// <summary>
    /// Twilio's own hosts in the form <c>{product}.{edge}.{region}.twilio.com</c> (an edge without a region implies us1),
    /// or <c>TWILIO_BASE_URL</c> for all of them.
    /// </summary>
    public static TwilioHosts Of(TwilioOptions options) => new(product =>
    {
        if (options.BaseUrl is { } replacement)
        {
            return WithSlash(replacement);
        }
        var region = options.Region ?? (options.Edge is null ? null : "us1");
        var parts = new[] { product.ToString().ToLowerInvariant(), options.Edge, region, "twilio.com" };
        return new Uri($"https://{string.Join('.', parts.OfType<string>())}/");
    });

    /// <summary>One server that answers for every product, such as the simulator.</summary>
    public static TwilioHosts At(Func<Uri> server) => new(_ => WithSlash(server()));

    private static Uri WithSlash(Uri uri) => uri.AbsoluteUri.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");
}
