namespace Hearing.Browser.Tests.Setup;

/// <summary>The server with the demo's two editions, for tests that change nothing which another test looks at.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private const string Samples = "Hearing__Films__Samples";
    private static readonly Lazy<Task<string>> _loaded = new(LoadAsync);
    private Server? _server;

    public Server Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await NewAsync();
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(await _loaded.Value, recursive: true);
    }

    /// <summary>A server with the demo of one's own, not started yet: the demo is loaded and its films are measured once, and each server begins with a copy.</summary>
    /// <param name="settings">Settings that come beside the demo's; a server with other films than its own loads the demo by itself.</param>
    public static async Task<Server> NewAsync(Dictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(settings ?? []) { ["Hearing__Demo"] = "true" };
        return new(all, all.ContainsKey(Samples) ? null : await _loaded.Value);
    }

    private static async Task<string> LoadAsync()
    {
        await using var server = new Server(new() { ["Hearing__Demo"] = "true", [Samples] = await SampleFilms.DirectoryAsync() });
        await server.StartAsync();
        await server.KillAsync();
        var kept = Directory.CreateTempSubdirectory("hearing-demo-").FullName;
        Here.Copy(server.DataDirectory, kept);
        return kept;
    }
}
