using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hearing.Bench.Live;

/// <summary>A server to compare with, as a process of its own: it sends everybody a text of so many bytes when it is told to.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(Process process, int port, Protocol protocol) => (_process, Port, Protocol) = (process, port, protocol);

    public int Port { get; }

    public Protocol Protocol { get; }

    public int ProcessId => _process.Id;

    public static Task<Peer> BareAsync(int bytes) => StartAsync("dotnet", [typeof(Peer).Assembly.Location, "peer", "bare"], bytes, Protocol.Plain);

    public static Task<Peer> KestrelAsync(int bytes) => StartAsync("dotnet", [typeof(Peer).Assembly.Location, "peer", "kestrel"], bytes, Protocol.Plain);

    public static Task<Peer> SocketIoAsync(int bytes) => StartAsync("node", [Path.Combine(Here(), "Peers", "socketio.mjs")], bytes, Protocol.SocketIo);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Peer> StartAsync(string program, IEnumerable<string> arguments, int bytes, Protocol protocol)
    {
        var port = FreePort();
        var process = Process.Start(program, [.. arguments, $"{port}", $"{bytes}"]);
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return new(process, port, protocol);
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(20))
            {
                // It is starting.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The folder of this project, where the peers' packages are installed.</summary>
    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetFullPath("..", Path.GetDirectoryName(file)!);
}
