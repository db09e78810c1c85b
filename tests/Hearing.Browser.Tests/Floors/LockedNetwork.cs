using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Hearing.Browser.Tests.Runs.Nodes;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Floors;

/// <summary>
/// A namespace as a municipality's locked network: from it two TCP addresses can be reached, the web server's and 443 of the TURN server, and nothing
/// by UDP, for there is no way out but two forwarders. The TURN server is a real coturn beside Janus, set up from deploy/coturn.
/// </summary>
internal sealed partial class LockedNetwork(MediaNetwork media, Uri site) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hearing-turn-").FullName;
    private readonly List<Running> _running = [];
    private readonly string _namespace = $"hg{media.Id}";

    /// <summary>A program that starts Chromium in the locked network.</summary>
    public string Browser => Path.Combine(_folder, "chromium");

    public async Task StartAsync()
    {
        var (inside, outside) = ($"10.{media.Block(1)}.2", media.Outside);
        await Shell.AsRootAsync("ip", "netns", "add", _namespace);
        await Shell.AsRootAsync("ip", "link", "add", $"hga{media.Id}", "type", "veth", "peer", "name", $"hgb{media.Id}", "netns", _namespace);
        await Shell.AsRootAsync("ip", "addr", "add", $"{outside}/24", "dev", $"hga{media.Id}");
        await Shell.AsRootAsync("ip", "link", "set", $"hga{media.Id}", "up");
        await Shell.AsRootAsync("ip", "-n", _namespace, "addr", "add", $"{inside}/24", "dev", $"hgb{media.Id}");
        await Shell.AsRootAsync("ip", "-n", _namespace, "link", "set", $"hgb{media.Id}", "up");
        await Shell.AsRootAsync("ip", "-n", _namespace, "link", "set", "lo", "up");
        var port = $"{site.Port}";
        await ForwardAsync([], outside, "443", media.TurnAddress, "443");
        await ForwardAsync([], outside, port, "127.0.0.1", port);
        await ForwardAsync(["ip", "netns", "exec", _namespace], "127.0.0.1", port, outside, port);
        await StartTurnAsync();
        await File.WriteAllTextAsync(Browser, $"#!/bin/sh\nexec ip netns exec {_namespace} {Chromium.Program} \"$@\"\n");
        await Shell.RunAsync("chmod", "+x", Browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running)
        {
            await running.DisposeAsync();
        }

        // As in MediaNetwork: the device goes before the next one of its name comes.
        await Shell.AsRootAsync("ip", "link", "del", $"hga{media.Id}");
        await Shell.AsRootAsync("ip", "netns", "del", _namespace);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ForwardAsync(string[] inside, string host, string port, string toHost, string toPort)
    {
        string[] command = [.. inside, "python3", Path.Combine(Here.Root, "tests/Hearing.Browser.Tests/Floors/forward.py"), host, port, toHost, toPort];
        await ReadyAsync(Running.Start(command[0], command[1..]), "ready");
    }

    private async Task StartTurnAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=turn", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(media.Outside));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(_folder, "cert"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "key"), key.ExportPkcs8PrivateKeyPem());
        var own = new Dictionary<string, string>
        {
            ["listening-ip"] = media.TurnAddress,
            ["cert"] = Path.Combine(_folder, "cert"),
            ["pkey"] = Path.Combine(_folder, "key"),
            ["static-auth-secret"] = media.Secret,
            ["allowed-peer-ip"] = media.JanusAddress,
        };
        var shipped = await File.ReadAllTextAsync(Path.Combine(Here.Root, "deploy/coturn/turnserver.conf"));
        var settings = Setting().Replace(shipped, match => own.TryGetValue(match.Groups[1].Value, out var value) ? $"{match.Groups[1].Value}={value}" : match.Value);
        await File.WriteAllTextAsync(Path.Combine(_folder, "turnserver.conf"), settings);
        await RunTurnAsync();
    }

    /// <summary>The TURN server is gone without warning, and with it every way through it, and then there is a new one.</summary>
    public async Task RestartTurnAsync(Func<Task> meanwhile)
    {
        await _running[^1].KillAsync();
        await meanwhile();
        await RunTurnAsync();
    }

    private Task RunTurnAsync() => ReadyAsync(
        Running.Start("ip", "netns", "exec", media.Namespace, "turnserver", "-c", Path.Combine(_folder, "turnserver.conf"), "--log-file=stdout", $"--pidfile={_folder}/pid"), "TLS");

    private async Task ReadyAsync(Running running, string says)
    {
        _running.Add(running);
        await Eventually.Holds($"a program says {says}", () => Task.FromResult(running.Log.Contains(says, StringComparison.Ordinal)));
    }

    [GeneratedRegex("^([a-z-]+)=.*$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
