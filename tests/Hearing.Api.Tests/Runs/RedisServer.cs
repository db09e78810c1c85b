using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hearing.Api.Tests.Runs;

/// <summary>A Redis of the test's own, which it may kill and start again.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly int _port;
    private Process _process;

    private RedisServer(int port) => (_port, _process) = (port, Begin(port));

    public string Address => $"127.0.0.1:{_port}";

    public static async Task<RedisServer> StartAsync()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var server = new RedisServer(port);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>Starts it once more where it was, after it was killed.</summary>
    public async Task StartAgainAsync()
    {
        _process.Dispose();
        _process = Begin(_port);
        await AnswersAsync();
    }

    /// <summary>Waits until so many nodes listen.</summary>
    public async Task HeardByAsync(int nodes)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("PUBSUB NUMSUB hearing/runs\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            var answer = new byte[200];
            var read = await client.GetStream().ReadAsync(answer, TestContext.Current.CancellationToken);
            if (System.Text.Encoding.ASCII.GetString(answer, 0, read).EndsWith($":{nodes}\r\n", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"{nodes} nodes do not listen.");
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Begin(int port)
    {
        var process = Process.Start(new ProcessStartInfo("redis-server", ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.BeginOutputReadLine();
        return process;
    }

    private async Task AnswersAsync()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        throw new InvalidOperationException("Redis did not start.");
    }
}
