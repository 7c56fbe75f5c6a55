using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

/// <summary>The demo with its twelve numbers read; each test starts with every switch off.</summary>
public abstract class DemoAccount(AppFixture app) : IAsyncLifetime
{
    protected AppFixture App => app;

    protected Visitor Visitor { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        app.Switches().Positions = new();
        Visitor = await app.DemoVisitor();
        await app.Sync();
    }

    public ValueTask DisposeAsync()
    {
        app.Switches().Positions = new();
        Visitor.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>What an account without trial, without debts and in good order is not.</summary>
    protected void Turn(Func<SwitchPositions, SwitchPositions> change) => app.Switches().Turn(change);
}
