namespace Hearing.Browser.Tests.Setup;

/// <summary>A browser test with a server of its own, which it may change, kill and start again: with the demo, unless it makes another.</summary>
public abstract class OwnServerTest(Chromium chromium) : BrowserTest(chromium)
{
    protected Server Server { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Server = await MakeServerAsync();
        await Server.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The server, not started yet.</summary>
    protected virtual Task<Server> MakeServerAsync() => DemoServer.NewAsync();
}
