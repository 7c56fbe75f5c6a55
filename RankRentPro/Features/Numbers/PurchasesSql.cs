using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Numbers;

/// <summary>One click on Buy Number.</summary>
public sealed record PurchaseRow
{
    public string Token { get; init; } = "";
    public string PhoneNumber { get; init; } = "";
    public string State { get; init; } = "started";
    public string? NumberSid { get; init; }
    public DateTimeOffset StartedAt { get; init; }
}

/// <summary>What a country asked for, remembered for the next purchase there.</summary>
public sealed record CountryDocuments
{
    public string BundleSid { get; init; } = "";
    public string AddressSid { get; init; } = "";
}

public static class PurchasesSql
{
    public static PurchaseRow? Find(DbConnection connection, string token) => connection.QuerySingleOrDefault<PurchaseRow>("""
        select token as Token, phone_number as PhoneNumber, state as State, number_sid as NumberSid, started_at as StartedAt
        from purchases
        where token = @token
        """, new { token });

    public static void Start(DbConnection connection, PurchaseRow purchase) => connection.Execute("""
        insert into purchases (token, phone_number, state, started_at)
        values (@Token, @PhoneNumber, 'started', @StartedAt)
        on conflict (token) do update set state = 'started', started_at = excluded.started_at
        """, purchase);

    public static void Finish(DbConnection connection, string token, string state, string? numberSid) => connection.Execute("""
        update purchases
        set state = @state, number_sid = @numberSid
        where token = @token
        """, new { token, state, numberSid });

    public static CountryDocuments Documents(DbConnection connection, string country) => connection.QuerySingleOrDefault<CountryDocuments>("""
        select bundle_sid as BundleSid, address_sid as AddressSid
        from country_documents
        where country = @country
        """, new { country }) ?? new();

    public static void Remember(DbConnection connection, string country, CountryDocuments documents) => connection.Execute("""
        insert into country_documents (country, bundle_sid, address_sid)
        values (@country, @BundleSid, @AddressSid)
        on conflict (country) do update set
            bundle_sid = excluded.bundle_sid,
            address_sid = excluded.address_sid
        """, new { country, documents.BundleSid, documents.AddressSid });
}
