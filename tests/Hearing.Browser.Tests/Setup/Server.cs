using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hearing.Browser.Tests.Setup;

/// <summary>The real server as a process of its own, on a free loopback port and a data directory of its own.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly StringWriter _log = new();
    private Process? _process;

    /// <param name="settings">More settings as environment variables, such as <c>Hearing__Demo</c>.</param>
    /// <param name="data">A data directory to begin with a copy of; an empty one when null.</param>
    public Server(Dictionary<string, string>? settings = null, string? data = null)
    {
        DataDirectory = Directory.CreateTempSubdirectory("hearing-browser-").FullName;
        if (data is not null)
        {
            Here.Copy(data, DataDirectory);
        }

        Url = new Uri($"http://localhost:{FreePort()}");
        _settings = new()
        {
            ["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/'),
            ["Hearing__PublicUrl"] = Url.ToString().TrimEnd('/'),
            ["Hearing__DataDirectory"] = DataDirectory,
            ["Hearing__Demo"] = "false",
            ["Hearing__Films__Jobs"] = "false",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };
        foreach (var (key, value) in settings ?? [])
        {
            _settings[key] = value;
        }
    }

    public Uri Url { get; }

    public string DataDirectory { get; }

    /// <summary>Where mail lands as files while no SMTP server is set.</summary>
    public string Outbox => Path.Combine(DataDirectory, "outbox");

    public int ProcessId => _process!.Id;

    /// <summary>What the server has written to its output so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts the process and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        Begin();
        using var client = new HttpClient { BaseAddress = Url };
        await Eventually.Holds("the server is ready", 2 * Eventually.Patience, async () =>
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Log}");
            }

            return await IsReady(client);
        });
    }

    /// <summary>Starts the process and does not wait.</summary>
    public void Begin()
    {
        _process?.Dispose();
        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The end without warning: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        await File.WriteAllTextAsync(Path.Combine(Here.Artifacts, $"server-{Url.Port}.log"), Log);
        Directory.Delete(DataDirectory, recursive: true);
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var published = Here.PublishedApp;
        var folder = published ?? Path.Combine(Here.Root, "Hearing.Api");
        var app = Path.Combine(published ?? Path.Combine(folder, "bin", Here.Configuration, "net10.0"), "Hearing.Api.dll");
        var info = new ProcessStartInfo("dotnet", [app])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = published is null ? "Development" : "Production";
        foreach (var (key, value) in _settings)
        {
            info.Environment[key] = value;
        }

        return info;
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
