using System.Diagnostics;

namespace Hearing.Api.Films;

/// <summary>
/// Starts a tool on a hostile file: arguments as a list, an empty environment, limits on memory and time, and where
/// bubblewrap is present no network and nothing of the file system but the tool itself, the one file and the folder it may write to.
/// </summary>
internal static class Sandbox
{
    private const string Bubblewrap = "/usr/bin/bwrap";
    private const string Limits = "/usr/bin/prlimit";
    private const string Nice = "/usr/bin/nice";
    private const long MemoryBytes = 1024L * 1024 * 1024;
    private const long MostOutputBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>The process's start information; the file is <c>/film</c> inside when bubblewrap is used, see <see cref="Inside"/>, and the folder <c>/made</c>.</summary>
    /// <param name="folder">Where it may write; null when nowhere.</param>
    public static ProcessStartInfo Start(string tool, string file, int cpuSeconds, IEnumerable<string> arguments, string? folder = null)
    {
        var most = folder is null ? 0 : MostOutputBytes;
        // Making versions takes minutes and gives way to everything else; a look at a film is waited for.
        List<string> words = [.. folder is null ? Array.Empty<string>() : [Nice, "-n", "10"], Limits, $"--as={MemoryBytes}", $"--cpu={cpuSeconds}", $"--fsize={most}", "--nofile=64", "--", tool, .. arguments];
        if (CanIsolate)
        {
            words = [Bubblewrap, "--unshare-all", "--die-with-parent", "--clearenv",
                "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
                "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
                "--proc", "/proc", "--dev", "/dev", "--ro-bind", file, "/film", .. folder is null ? Array.Empty<string>() : ["--bind", folder, "/made"], "--chdir", "/", "--", .. words];
        }

        var info = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment.Clear();
        return info;
    }

    /// <summary>The file's address as the tool sees it; the prefix keeps a name from being taken for an option or a protocol.</summary>
    public static string Inside(string file) => "file:" + PathInside(file);

    /// <summary>The address of a file in the folder that the tool may write to.</summary>
    public static string Made(string folder, string name) => "file:" + (CanIsolate ? $"/made/{name}" : Path.Combine(folder, name));

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
