using System.Diagnostics;

namespace Hearing.Api.Films;

/// <summary>
/// Starts a tool on a hostile file: arguments as a list, an empty environment, limits on memory and time, and where
/// bubblewrap is present no network and nothing of the file system but the tool itself and the one file.
/// </summary>
internal static class Sandbox
{
    private const string Bubblewrap = "/usr/bin/bwrap";
    private const string Limits = "/usr/bin/prlimit";
    private const long MemoryBytes = 1024L * 1024 * 1024;

    /// <summary>The process's start information; the file is <c>/film</c> inside when bubblewrap is used, see <see cref="Inside"/>.</summary>
    public static ProcessStartInfo Start(string tool, string file, int cpuSeconds, IEnumerable<string> arguments)
    {
        List<string> words = [Limits, $"--as={MemoryBytes}", $"--cpu={cpuSeconds}", "--fsize=0", "--nofile=64", "--", tool, .. arguments];
        if (CanIsolate)
        {
            words = [Bubblewrap, "--unshare-all", "--die-with-parent", "--clearenv",
                "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
                "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
                "--proc", "/proc", "--dev", "/dev", "--ro-bind", file, "/film", "--chdir", "/", "--", .. words];
        }

        var info = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment.Clear();
        return info;
    }

    /// <summary>The file's address as the tool sees it; the prefix keeps a name from being taken for an option or a protocol.</summary>
    public static string Inside(string file) => "file:" + PathInside(file);

    /// <summary>The file's path as the tool sees it; absolute, so that it is never taken for an option.</summary>
    public static string PathInside(string file) => CanIsolate ? "/film" : file;

    /// <summary>Whether bubblewrap is present and may make name spaces here; found out once.</summary>
    private static readonly bool CanIsolate = File.Exists(Bubblewrap) && Try();

    private static bool Try()
    {
        using var process = Process.Start(new ProcessStartInfo(Bubblewrap, ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"]) { RedirectStandardError = true });
        return process is not null && process.WaitForExit(5000) && process.ExitCode == 0;
    }
}
