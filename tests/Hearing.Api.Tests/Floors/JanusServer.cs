using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hearing.Api.Floors.Janus;
using Hearing.Api.Runs;

namespace Hearing.Api.Tests.Floors;

/// <summary>A real Janus on a free loopback port, set up from the files that are shipped; it answers offers, and no media reach it here.</summary>
internal sealed partial class JanusServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearing-janus-").FullName;
    private readonly int _port;
    private Process _process = null!;

    private JanusServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public string Secret { get; } = Guid.NewGuid().ToString("N");

    public Uri Address => new($"ws://127.0.0.1:{_port}");

    public static async Task<JanusServer> StartAsync()
    {
        var server = new JanusServer();
        foreach (var file in Directory.GetFiles(Shipped()))
        {
            var text = Own().Replace(await File.ReadAllTextAsync(file), match => $"{match.Groups[1].Value} = {(match.Groups[1].Value == "ws_port" ? server._port : $"\"{server.Secret}\"")}");
            await File.WriteAllTextAsync(Path.Combine(server._folder, Path.GetFileName(file)), text);
        }

        server._process = Process.Start(new ProcessStartInfo("janus", ["--configs-folder", server._folder, "--log-file", Path.Combine(server._folder, "log"), "--disable-stdout"]))!;
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, server._port, TestContext.Current.CancellationToken);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        throw new InvalidOperationException("Janus does not listen.");
    }

    /// <summary>Who is in the room to send, as Janus itself says: the name that each came with.</summary>
    public async Task<IReadOnlyList<string>> SendersAsync(FollowedRoom room)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var link = await JanusLink.ConnectAsync(Address, Secret, cancel);
        var handle = await link.AttachAsync(_ => { }, cancel);
        var answer = await link.SendAsync(handle, new() { ["request"] = "listparticipants", ["room"] = JanusRoom.NumberOf(room) }, null, cancel);
        return [.. (answer["plugindata"]?["data"]?["participants"]?.AsArray() ?? []).Select(p => (string?)p?["display"] ?? "").Where(name => name.Contains('/'))];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Shipped([CallerFilePath] string here = "") => Path.GetFullPath("../../../deploy/janus", Path.GetDirectoryName(here)!);

    [GeneratedRegex("(ws_port|api_secret) = [^\r\n]*")]
    private static partial Regex Own();
}
