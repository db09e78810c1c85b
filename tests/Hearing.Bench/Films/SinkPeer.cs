using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hearing.Bench.Films;

/// <summary>The least that takes a file: writes it, hashes it on the way and has it on the disk before it answers.</summary>
internal static class SinkPeer
{
    public static async Task ServeAsync(int port, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        await using var app = builder.Build();
        app.MapPut("/file", async (HttpRequest request) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var to = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
            var buffer = new byte[1 << 18];
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }

            to.Flush(flushToDisk: true);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        });
        await app.RunAsync();
    }
}

/// <summary>The sink as a process of its own, that listens.</summary>
internal sealed class SinkProcess : IDisposable
{
    private readonly Process _process;

    private SinkProcess(int port, string file)
    {
        Address = $"http://localhost:{port}/file";
        _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SinkProcess).Assembly.Location, "peer", "sink", $"{port}", file]))!;
    }

    public string Address { get; }

    public static async Task<SinkProcess> StartAsync(string file)
    {
        var port = BenchServer.FreePort();
        var sink = new SinkProcess(port, file);
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return sink;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
