namespace Hearing.Api.Tests.Jury;

/// <summary>Tests that begin with the jury's year.</summary>
public abstract class JuryTests : IAsyncLifetime
{
    protected JuryApp Jury { get; } = new();

    public virtual async ValueTask InitializeAsync() => await Jury.BegunAsync();

    public ValueTask DisposeAsync()
    {
        Jury.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
