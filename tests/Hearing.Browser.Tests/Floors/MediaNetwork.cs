using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Floors;

/// <summary>
/// A network namespace with a real Janus in it, reached over a pair of virtual cables: Janus does not use the loopback device. It is set up from the
/// files that are shipped in deploy/janus, with its address and a secret of this run.
/// </summary>
internal sealed partial class MediaNetwork : IAsyncDisposable
{
    private const int Port = 8188;
    private readonly string _id = $"{Environment.ProcessId % 100_000}";
    private readonly string _folder = Directory.CreateTempSubdirectory("hearing-janus-").FullName;
    private Process? _janus;

    public string Namespace => $"hf{_id}";

    public string JanusAddress => $"10.{Block}.2";

    public string Secret { get; } = Guid.NewGuid().ToString("N");

    public Uri Janus => new($"ws://{JanusAddress}:{Port}");

    /// <summary>A block of addresses that another run on this machine is not likely to have.</summary>
    private string Block => $"{200 + (Environment.ProcessId % 50)}.{Environment.ProcessId / 50 % 250}";

    public async Task StartAsync()
    {
        await IpAsync("netns", "add", Namespace);
        await IpAsync("link", "add", $"hfa{_id}", "type", "veth", "peer", "name", $"hfb{_id}", "netns", Namespace);
        await IpAsync("addr", "add", $"10.{Block}.1/24", "dev", $"hfa{_id}");
        await IpAsync("link", "set", $"hfa{_id}", "up");
        await IpAsync("-n", Namespace, "addr", "add", $"{JanusAddress}/24", "dev", $"hfb{_id}");
        await IpAsync("-n", Namespace, "link", "set", $"hfb{_id}", "up");
        await IpAsync("-n", Namespace, "link", "set", "lo", "up");
        foreach (var file in Directory.GetFiles(Path.Combine(Here.Root, "deploy", "janus")))
        {
            var text = Own().Replace(await File.ReadAllTextAsync(file), match => $"{match.Groups[1].Value} = \"{(match.Groups[1].Value == "ws_ip" ? JanusAddress : Secret)}\"");
            await File.WriteAllTextAsync(Path.Combine(_folder, Path.GetFileName(file)), text);
        }

        await StartJanusAsync();
    }

    public async Task StartJanusAsync()
    {
        _janus = Process.Start(new ProcessStartInfo("ip", ["netns", "exec", Namespace, "janus", "--configs-folder", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _janus.OutputDataReceived += (_, _) => { };
        _janus.ErrorDataReceived += (_, _) => { };
        _janus.BeginOutputReadLine();
        _janus.BeginErrorReadLine();
        await Eventually.Holds("Janus listens", TimeSpan.FromSeconds(15), async () =>
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(JanusAddress, Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    /// <summary>The end of Janus without warning. The process that was started has become Janus: <c>ip netns exec</c> replaces itself.</summary>
    public async Task KillJanusAsync()
    {
        _janus!.Kill();
        await _janus.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_janus is { HasExited: false })
        {
            await KillJanusAsync();
        }

        _janus?.Dispose();
        await IpAsync("netns", "del", Namespace);
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<string> IpAsync(params string[] arguments) => Shell.AsRootAsync("ip", arguments);

    [GeneratedRegex("(ws_ip|api_secret) = \"[^\"]*\"")]
    private static partial Regex Own();
}
