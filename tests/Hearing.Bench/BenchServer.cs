using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Hearing.Bench;

/// <summary>The published server as a process of its own, with an empty data directory.</summary>
internal sealed partial class BenchServer(string app, bool demo, Dictionary<string, string>? settings = null) : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-bench-").FullName;
    private Process? _process;

    public Uri Url { get; } = new($"http://localhost:{FreePort()}");

    public int ProcessId => _process!.Id;

    /// <summary>Starts it; the answer is how long it took until it said that it is ready.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var info = new ProcessStartInfo("dotnet", ["Hearing.Api.dll"]) { WorkingDirectory = app, RedirectStandardOutput = true };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        info.Environment["ASPNETCORE_URLS"] = info.Environment["Hearing__PublicUrl"] = Url.ToString().TrimEnd('/');
        info.Environment["Hearing__DataDirectory"] = _directory;
        info.Environment["Hearing__Demo"] = demo ? "true" : "false";
        foreach (var (name, value) in settings ?? [])
        {
            info.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        _process = Process.Start(info)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = Url };
        while (!await IsReady(client))
        {
            await Task.Delay(10);
        }

        return watch.Elapsed;
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A client signed in as one of the demo's people.</summary>
    public async Task<(HttpClient Client, CookieContainer Cookies)> SignedInAsync(string role)
    {
        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Add("Origin", Url.ToString().TrimEnd('/'));
        var address = new Uri($"/_demo/sign-in/{role}", UriKind.Relative);
        var token = Token().Match(await client.GetStringAsync(address)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(address, form);
        return answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Found ? (client, cookies) : throw new InvalidOperationException($"sign-in as {role}: {answer.StatusCode}");
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Directory.Delete(_directory, recursive: true);
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

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
