using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hearing.Browser.Tests.Runs.Nodes;

/// <summary>Programs of this machine that a test starts for itself.</summary>
internal static class Shell
{
    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Runs it to its end, which must be a good one; the answer is what it wrote.</summary>
    public static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await error}");
        return await output;
    }

    /// <summary>The same as the owner of PostgreSQL, which refuses to run as root.</summary>
    public static Task<string> AsPostgresAsync(string program, params IEnumerable<string> arguments) =>
        IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);

    /// <summary>The same as root.</summary>
    public static Task<string> AsRootAsync(string program, params IEnumerable<string> arguments) =>
        IsRoot ? RunAsync(program, arguments) : RunAsync("sudo", ["-n", program, .. arguments]);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
