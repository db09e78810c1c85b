namespace Hearing.Browser.Tests.Setup;

/// <summary>The server with the demo's two editions, for tests that change nothing which another test looks at.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private Server? _server;

    public Server Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await NewAsync();
        await _server.StartAsync();
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>A server with the demo of one's own, not started yet.</summary>
    /// <param name="settings">Settings that come beside the demo's, or in their place.</param>
    public static async Task<Server> NewAsync(Dictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>
        {
            ["Hearing__Demo"] = "true",
            ["Hearing__Films__Samples"] = await SampleFilms.DirectoryAsync(),
        };
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        return new(all);
    }
}
