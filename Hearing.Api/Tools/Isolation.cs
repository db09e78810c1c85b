using System.Diagnostics;

namespace Hearing.Api.Tools;

/// <summary>
/// What a tool is shut into: where bubblewrap is present no network, no other process and nothing of the file system but programs and what is
/// named; always limits on its resources and an empty environment.
/// </summary>
internal static class Isolation
{
    private const string Bubblewrap = "/usr/bin/bwrap";
    private const string Limits = "/usr/bin/prlimit";

    /// <summary>Whether bubblewrap is present and may make name spaces here; found out once.</summary>
    public static readonly bool IsPresent = File.Exists(Bubblewrap) && Try();

    /// <summary>The start of a tool in there.</summary>
    /// <param name="limits">As <c>prlimit</c> takes them.</param>
    /// <param name="words">The tool and its arguments.</param>
    /// <param name="binds">What it sees besides programs, as bubblewrap's arguments.</param>
    public static ProcessStartInfo Start(IEnumerable<string> limits, IEnumerable<string> words, IEnumerable<string> binds)
    {
        string[] limited = [Limits, .. limits, "--", .. words];
        string[] all = IsPresent
            ? [Bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
                "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
                "--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--proc", "/proc", "--dev", "/dev", .. binds, "--", .. limited]
            : limited;
        var info = new ProcessStartInfo(all[0], all.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment.Clear();
        return info;
    }

    private static bool Try()
    {
        using var process = Process.Start(new ProcessStartInfo(Bubblewrap, ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"]) { RedirectStandardError = true });
        return process is not null && process.WaitForExit(5000) && process.ExitCode == 0;
    }
}
