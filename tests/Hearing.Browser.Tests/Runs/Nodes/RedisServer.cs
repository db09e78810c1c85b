using System.Diagnostics;
using System.Net.Sockets;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>A Redis of the test's own, which it may kill and pause.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port = Shell.FreePort();
    private Process? _process;

    public string Address => $"127.0.0.1:{_port}";

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{_port}", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        _process.BeginOutputReadLine();
        await Eventually.Holds("Redis answers", async () =>
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Waits until so many nodes listen.</summary>
    public Task IsHeardByAsync(int nodes) => Eventually.Holds($"{nodes} nodes listen to Redis", async () =>
        (await Shell.RunAsync("redis-cli", "-p", $"{_port}", "PUBSUB", "NUMSUB", "hearing/runs")).TrimEnd().EndsWith($"\n{nodes}", StringComparison.Ordinal));

    public Task PauseAsync() => Shell.RunAsync("kill", "-STOP", $"{_process!.Id}");

    public Task GoOnAsync() => Shell.RunAsync("kill", "-CONT", $"{_process!.Id}");

    public async ValueTask DisposeAsync() => await (_process is null ? Task.CompletedTask : KillAsync());
}
