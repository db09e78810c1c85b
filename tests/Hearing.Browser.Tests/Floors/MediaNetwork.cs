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
    private readonly string _folder = Directory.CreateTempSubdirectory("hearing-janus-").FullName;
    private Running? _janus;

    /// <summary>What tells this run's namespaces and devices from another's; their names have at most 15 letters.</summary>
    public string Id { get; } = $"{Environment.ProcessId % 1_000_000}";

    public string Namespace => $"hf{Id}";

    public string JanusAddress => $"10.{Block(0)}.2";

    public string TurnAddress => $"10.{Block(0)}.3";

    /// <summary>The address at which a locked network reaches the TURN server.</summary>
    public string Outside => $"10.{Block(1)}.1";

    public string Secret { get; } = Guid.NewGuid().ToString("N");

    public Uri Janus => new($"ws://{JanusAddress}:{Port}");

    /// <summary>A block of addresses that another run on this machine is not likely to have.</summary>
    public string Block(int number) => $"{200 + (Environment.ProcessId % 25 * 2) + number}.{Environment.ProcessId / 25 % 250}";

    public async Task StartAsync()
    {
        await IpAsync("netns", "add", Namespace);
        await IpAsync("link", "add", $"hfa{Id}", "type", "veth", "peer", "name", $"hfb{Id}", "netns", Namespace);
        await IpAsync("addr", "add", $"10.{Block(0)}.1/24", "dev", $"hfa{Id}");
        await IpAsync("link", "set", $"hfa{Id}", "up");
        await IpAsync("-n", Namespace, "addr", "add", $"{JanusAddress}/24", "dev", $"hfb{Id}");
        await IpAsync("-n", Namespace, "addr", "add", $"{TurnAddress}/24", "dev", $"hfb{Id}");
        await IpAsync("-n", Namespace, "link", "set", $"hfb{Id}", "up");
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
        _janus = Running.Start("ip", "netns", "exec", Namespace, "janus", "--configs-folder", _folder);
        await Eventually.Holds("Janus listens", async () =>
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
    public Task KillJanusAsync() => _janus!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await (_janus?.DisposeAsync() ?? ValueTask.CompletedTask);
        // A namespace takes its devices with it some time after its end; the next one here has the same name for its own.
        await IpAsync("link", "del", $"hfa{Id}");
        await IpAsync("netns", "del", Namespace);
        Directory.Delete(_folder, recursive: true);
    }

    private static Task<string> IpAsync(params string[] arguments) => Shell.AsRootAsync("ip", arguments);

    [GeneratedRegex("(ws_ip|api_secret) = \"[^\"]*\"")]
    private static partial Regex Own();
}
