using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Accounts;

public sealed record UserRow
{
    public long Id { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
    public string? PasswordHash { get; init; }
    public required string TimeZone { get; init; }
    public string? Phone { get; init; }

    /// <summary>Single letters move through a list.</summary>
    public bool ListKeys { get; init; } = true;

    public required string SecurityStamp { get; init; }
    public long Version { get; init; } = 1;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}

public static class UserSql
{
    private const string Columns =
        """
        id as Id,
        email as Email,
        name as Name,
        role as Role,
        password_hash as PasswordHash,
        time_zone as TimeZone,
        phone as Phone,
        list_keys as ListKeys,
        security_stamp as SecurityStamp,
        version as Version,
        created_at as CreatedAt,
        updated_at as UpdatedAt
        """;

    public static bool HasOwner(DbConnection connection) => connection.ExecuteScalar<bool>(
        """
        select exists (select 1 from users where role = 'owner')
        """);

    /// <summary>The owner whose phone rings and whose zone counts where nobody is signed in: the first one, else the demo owner.</summary>
    public static UserRow? FirstOwner(DbConnection connection) => connection.QuerySingleOrDefault<UserRow>(
        $"""
        select {Columns}
        from users
        where role in ('owner', 'demo')
        order by role = 'demo', id
        limit 1
        """);

    public static UserRow? Find(DbConnection connection, string email) => connection.QuerySingleOrDefault<UserRow>(
        $"""
        select {Columns}
        from users
        where email = @email
        """,
        new { email });

    public static UserRow? Get(DbConnection connection, long id) => connection.QuerySingleOrDefault<UserRow>(
        $"""
        select {Columns}
        from users
        where id = @id
        """,
        new { id });

    /// <summary>Who a cookie speaks for. The demo owner's session ends with the demo mode and with the first real owner.</summary>
    public static Viewer? Session(DbConnection connection, long id, string stamp, bool demoMode) => connection.QuerySingleOrDefault<Viewer>(
        """
        select
          id as Id,
          name as Name,
          email as Email,
          role as Role,
          time_zone as TimeZone,
          phone as Phone,
          list_keys as ListKeys,
          security_stamp as SecurityStamp
        from users
        where id = @id
          and security_stamp = @stamp
          and (role <> 'demo' or (@demoMode and not exists (select 1 from users where role = 'owner')))
        """,
        new { id, stamp, demoMode });

    /// <returns>The new owner's id, or null when there is an owner already.</returns>
    public static long? InsertFirstOwner(DbConnection connection, UserRow user) => connection.QuerySingleOrDefault<long?>(
        """
        insert into users (email, name, role, password_hash, time_zone, phone, security_stamp, created_at, updated_at)
        select @Email, @Name, 'owner', @PasswordHash, @TimeZone, @Phone, @SecurityStamp, @CreatedAt, @UpdatedAt
        where not exists (select 1 from users where role = 'owner')
        on conflict (email) do nothing
        returning id
        """,
        user);

    /// <summary>Makes the demo owner unless there is one, or a real owner.</summary>
    public static void InsertDemo(DbConnection connection, UserRow user) => connection.Execute(
        """
        insert into users (email, name, role, time_zone, phone, security_stamp, created_at, updated_at)
        select @Email, @Name, 'demo', @TimeZone, @Phone, @SecurityStamp, @CreatedAt, @UpdatedAt
        where not exists (select 1 from users where role in ('owner', 'demo'))
        """,
        user);

    /// <returns>False when the profile was changed since <see cref="UserRow.Version"/>.</returns>
    public static bool UpdateProfile(DbConnection connection, UserRow user) => connection.Execute(
        """
        update users
        set name = @Name,
            time_zone = @TimeZone,
            phone = @Phone,
            list_keys = @ListKeys,
            version = version + 1,
            updated_at = @UpdatedAt
        where id = @Id
          and version = @Version
          and role <> 'demo'
        """,
        user) == 1;

    /// <summary>Keeps the phone that was asked for at the first call, while the profile has none.</summary>
    public static void SetPhone(DbConnection connection, long id, string phone, DateTimeOffset now) => connection.Execute(
        """
        update users
        set phone = @phone,
            version = version + 1,
            updated_at = @now
        where id = @id
          and phone is null
          and role <> 'demo'
        """,
        new { id, phone, now });

    /// <summary>A new stamp ends every session that was opened with the old one.</summary>
    public static bool ChangePassword(DbConnection connection, UserRow user, string oldStamp) => connection.Execute(
        """
        update users
        set password_hash = @PasswordHash,
            security_stamp = @SecurityStamp,
            updated_at = @UpdatedAt
        where id = @Id
          and security_stamp = @oldStamp
          and role <> 'demo'
        """,
        new { user.Id, user.PasswordHash, user.SecurityStamp, user.UpdatedAt, oldStamp }) == 1;

    public static IReadOnlyList<UserRow> People(DbConnection connection) => connection.Query<UserRow>(
        $"""
        select {Columns}
        from users
        where role <> 'demo'
        order by id
        """).AsList();

    /// <summary>Takes over users of another database where they are missing here or older; an id that is free here is kept.</summary>
    public static int TakeOver(DbConnection connection, IEnumerable<UserRow> users) => connection.Execute(
        """
        insert into users (id, email, name, role, password_hash, time_zone, phone, list_keys, security_stamp, version, created_at, updated_at)
        values (
          iif(exists (select 1 from users where id = @Id), null, @Id),
          @Email, @Name, @Role, @PasswordHash, @TimeZone, @Phone, @ListKeys, @SecurityStamp, @Version, @CreatedAt, @UpdatedAt)
        on conflict (email) do update
        set name = excluded.name,
            role = excluded.role,
            password_hash = excluded.password_hash,
            time_zone = excluded.time_zone,
            phone = excluded.phone,
            list_keys = excluded.list_keys,
            security_stamp = excluded.security_stamp,
            version = max(version, excluded.version) + 1,
            updated_at = excluded.updated_at
        where excluded.updated_at > users.updated_at
        """,
        users);
}
