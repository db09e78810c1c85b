using System.Diagnostics;
using System.Net.Sockets;
using Hearing.Browser.Tests.Setup;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>A real nginx before several nodes, with the affinity of deploy/nginx.conf; a second port refuses WebSockets.</summary>
internal sealed class NginxServer(params IEnumerable<Uri> nodes) : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-nginx-").FullName;
    private Process? _process;

    public Uri Url { get; } = new($"http://localhost:{Shell.FreePort()}");

    /// <summary>The folder of films that it hands out by itself; null when the nodes send them.</summary>
    public string? Films { get; init; }

    /// <summary>The same site for those whose network lets no WebSocket through.</summary>
    public Uri WithoutWebSockets { get; } = new($"http://localhost:{Shell.FreePort()}");

    public async Task StartAsync()
    {
        var file = Path.Combine(_directory, "nginx.conf");
        await File.WriteAllTextAsync(file, Configuration());
        // As the user who runs the test: a worker of another one could not read what it must.
        _process = Process.Start("nginx", ["-c", file, "-p", _directory, "-e", Path.Combine(_directory, "error.log")]);
        await Eventually.Holds("nginx answers", async () =>
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Url.Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            // nginx's master ends its workers when it is asked to end, and not when it is killed.
            await Shell.RunAsync("kill", "-TERM", $"{_process.Id}");
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string Configuration()
    {
        var shown = File.ReadAllText(Path.Combine(Here.Root, "deploy", "nginx.conf"));
        var servers = string.Concat(nodes.Select(n => $"  server 127.0.0.1:{n.Port};\n"));
        return $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            worker_processes 1;
            pid {{_directory}}/nginx.pid;
            events { worker_connections 2048; }
            http {
              access_log off;
              client_body_temp_path {{_directory}}/body;
              proxy_temp_path {{_directory}}/proxy;
              fastcgi_temp_path {{_directory}}/fastcgi;
              uwsgi_temp_path {{_directory}}/uwsgi;
              scgi_temp_path {{_directory}}/scgi;
            {{Block(shown, "map $cookie_hearing_node $hearing_node ")}}
            {{Block(shown, "map $cookie_hearing_node $hearing_node_cookie ").Replace("Secure; ", "", StringComparison.Ordinal)}}
            {{Block(shown, "map $http_upgrade ")}}
            upstream hearing {
              hash $hearing_node consistent;
            {{servers}}}
            server {
              listen 127.0.0.1:{{Url.Port}};
              {{(Films is null ? "" : Block(shown, "  location /_films/ ").Replace("/var/lib/hearing/films", Films, StringComparison.Ordinal))}}
              {{Block(shown, "  location / ").Replace("$host;", "$http_host;", StringComparison.Ordinal)}}
            }
            server {
              listen 127.0.0.1:{{WithoutWebSockets.Port}};
              if ($http_upgrade) { return 403; }
              {{Block(shown, "  location / ").Replace("$host;", "$http_host;", StringComparison.Ordinal)}}
            }
            }
            """;
    }

    /// <summary>A block of the site that the product ships, so that what is tested is what is shown.</summary>
    private static string Block(string text, string beginning)
    {
        var start = text.IndexOf(beginning, StringComparison.Ordinal);
        Assert.True(start >= 0, beginning);
        var end = text.IndexOf("\n}", start, StringComparison.Ordinal);
        return beginning.StartsWith(' ') ? text[start..(text.IndexOf("\n  }", start, StringComparison.Ordinal) + 4)] : text[start..(end + 2)];
    }
}
