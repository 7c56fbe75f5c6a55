using RankRentPro.Features.Accounts;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Accounts;

public sealed class UserCopyTests(AppFixture demo) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_owner_of_the_demo_signs_in_to_the_real_account_with_the_same_password()
    {
        using var before = demo.NewVisitor();
        await before.TryDemo();
        await before.SetUp(zone: "America/Toronto");

        await using var real = await RealAccount.App(demo.DataFolder).Started();
        using var after = real.NewVisitor();

        Assert.Equal("/login", (await after.Get("/setup")).LeadsTo);
        Assert.Equal("/", (await after.SignIn()).LeadsTo);
        Assert.Equal([SigningIn.Email], real.Database.Read(UserSql.People).Select(user => user.Email));
        Assert.Equal("America/Toronto", real.Database.Read(RankRentPro.Features.Settings.SettingsSql.TimeZone).Id);
    }

    [Fact]
    public async Task The_user_who_was_changed_later_wins()
    {
        await using var from = await new AppFixture().Started();
        await using var to = await new AppFixture().Started();
        Insert(from, User("one@example.com", "newer", Noon.AddHours(1)), User("two@example.com", "older", Noon.AddHours(-1)));
        Insert(to, User("one@example.com", "older", Noon), User("two@example.com", "newer", Noon));

        Assert.Equal(1, UserCopy.Run(from.Database, to.Database));

        Assert.All(to.Database.Read(UserSql.People), user => Assert.Equal("newer", user.Name));
    }

    [Fact]
    public async Task Copying_again_changes_nothing()
    {
        await using var from = await new AppFixture().Started();
        await using var to = await new AppFixture().Started();
        Insert(from, User("one@example.com", "One", Noon));
        UserCopy.Run(from.Database, to.Database);
        var once = to.Database.Read(UserSql.People);

        Assert.Equal(0, UserCopy.Run(from.Database, to.Database));
        Assert.Equal(once, to.Database.Read(UserSql.People));
    }

    [Fact]
    public async Task A_damaged_demo_does_not_stop_a_real_account()
    {
        await using var real = RealAccount.App();
        await File.WriteAllTextAsync(Path.Combine(real.DataFolder, "demo.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        await real.Started();
        using var visitor = real.NewVisitor();

        Assert.Equal("/", (await visitor.SetUp()).LeadsTo);
    }

    private static void Insert(AppFixture app, params UserRow[] users) => app.Database.Write(connection => UserSql.TakeOver(connection, users));

    private static UserRow User(string email, string name, DateTimeOffset updated) => new()
    {
        Id = email.Length,
        Email = email,
        Name = name,
        Role = Roles.Staff,
        PasswordHash = "hash",
        TimeZone = "Etc/UTC",
        SecurityStamp = "stamp",
        CreatedAt = Noon,
        UpdatedAt = updated,
    };
}
