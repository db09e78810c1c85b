using System.Diagnostics;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>A PostgreSQL of the test's own, whose database lies on a small disk: it may be restarted, locked and filled.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string DiskSize = "32m";
    private readonly string _directory = Directory.CreateTempSubdirectory("hearing-pg-").FullName;
    private readonly int _port = Shell.FreePort();
    private readonly string _bin = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).First() + "/bin";

    private bool _isMounted, _isRunning;

    private string Data => Path.Combine(_directory, "data");

    private string Disk => Path.Combine(_directory, "disk");

    public string Connection => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=hearing";

    public async Task StartAsync()
    {
        Directory.CreateDirectory(Disk);
        await Shell.AsRootAsync("mount", "-t", "tmpfs", "-o", $"size={DiskSize}", "tmpfs", Disk);
        _isMounted = true;
        Directory.CreateDirectory(Path.Combine(Disk, "space"));
        await Shell.AsRootAsync("chown", "-R", "postgres", _directory);
        await Shell.AsPostgresAsync($"{_bin}/initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await StartAgainAsync();
        await QueryAsync("postgres", $"CREATE TABLESPACE small LOCATION '{Disk}/space'");
        await QueryAsync("postgres", "CREATE DATABASE hearing TABLESPACE small");
    }

    /// <summary>Ends it at once, with whatever it is doing.</summary>
    public async Task StopAsync()
    {
        await Shell.AsPostgresAsync($"{_bin}/pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        _isRunning = false;
    }

    public async Task StartAgainAsync()
    {
        await Shell.AsPostgresAsync(
            $"{_bin}/pg_ctl", "-D", Data, "-w", "-l", Path.Combine(Data, "log"), "-o", $"-p {_port} -k {Data} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        _isRunning = true;
    }

    public Task<string> QueryAsync(string database, string sql) =>
        Shell.RunAsync("psql", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1", "-At", "-c", sql);

    /// <summary>Holds the facts so that nobody writes, until it is disposed.</summary>
    public async Task<IDisposable> LockAsync()
    {
        var holder = Process.Start(new ProcessStartInfo("psql", ["-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-d", "hearing", "-At"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await holder.StandardInput.WriteLineAsync("""BEGIN; LOCK TABLE "Facts" IN EXCLUSIVE MODE; SELECT 'held';""");
        await holder.StandardInput.FlushAsync();
        while (await holder.StandardOutput.ReadLineAsync() is { } line && line != "held")
        {
        }

        return new Held(holder);
    }

    /// <summary>Leaves no room on the disk.</summary>
    public async Task FillAsync()
    {
        await using var filler = new FileStream(Path.Combine(Disk, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Empty() => File.Delete(Path.Combine(Disk, "filler"));

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            await StopAsync();
        }

        if (_isMounted)
        {
            await Shell.AsRootAsync("umount", Disk);
        }

        await Shell.AsRootAsync("rm", "-rf", _directory);
    }

    private sealed class Held(Process holder) : IDisposable
    {
        public void Dispose()
        {
            holder.Kill();
            holder.WaitForExit();
            holder.Dispose();
        }
    }
}
