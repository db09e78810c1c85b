using System.Diagnostics;
using System.Net.Sockets;
using Hearing.Bench.Live;

namespace Hearing.Bench.Films;

/// <summary>nginx before the server, which hands films out as deploy/nginx.conf shows.</summary>
internal sealed class FilmNginx : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-bench-nginx-").FullName;
    private Process? _process;

    public Uri Url { get; } = new($"http://localhost:{BenchServer.FreePort()}");

    /// <summary>Of its one process.</summary>
    public TimeSpan Cpu => ProcessUse.Cpu(_process!.Id);

    public static async Task<FilmNginx> StartAsync(BenchServer server)
    {
        var nginx = new FilmNginx();
        var file = Path.Combine(nginx._directory, "nginx.conf");
        await File.WriteAllTextAsync(file, nginx.Configuration(server));
        nginx._process = Process.Start("nginx", ["-c", file, "-p", nginx._directory, "-e", Path.Combine(nginx._directory, "error.log")]);
        while (!await nginx.AnswersAsync())
        {
            await Task.Delay(50);
        }

        return nginx;
    }

    public void Dispose()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<bool> AnswersAsync()
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
    }

    private string Configuration(BenchServer server) => $$"""
        daemon off;
        master_process off;
        pid {{_directory}}/nginx.pid;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path {{_directory}}/body;
          proxy_temp_path {{_directory}}/proxy;
          fastcgi_temp_path {{_directory}}/fastcgi;
          uwsgi_temp_path {{_directory}}/uwsgi;
          scgi_temp_path {{_directory}}/scgi;
          sendfile on;
          tcp_nopush on;
          upstream hearing { server 127.0.0.1:{{server.Url.Port}}; keepalive 32; }
          server {
            listen 127.0.0.1:{{Url.Port}};
            location /_films/ { internal; alias {{server.DataDirectory}}/films/; etag off; add_header ETag $upstream_http_etag; }
            location / { proxy_pass http://hearing; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header Connection ""; }
          }
        }
        """;
}
