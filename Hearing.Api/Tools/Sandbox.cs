using System.Diagnostics;

namespace Hearing.Api.Tools;

/// <summary>
/// Starts a tool on a hostile file, shut in (see <see cref="Isolation"/>) with arguments as a list, limits on memory and time, the one file and the
/// folder it may write to.
/// </summary>
internal static class Sandbox
{
    private const string Nice = "/usr/bin/nice";
    private const long MemoryBytes = 1024L * 1024 * 1024;
    private const long MostOutputBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>The process's start information; the file is <c>/film</c> inside when bubblewrap is used, see <see cref="Inside"/>, and the folder <c>/made</c>.</summary>
    /// <param name="file">The one file that it may read; null where it reads in the folder.</param>
    /// <param name="folder">Where it may write; null when nowhere.</param>
    public static ProcessStartInfo Start(string tool, string? file, int cpuSeconds, IEnumerable<string> arguments, string? folder = null)
    {
        var most = folder is null ? 0 : MostOutputBytes;
        // Making versions takes minutes and gives way to everything else; a look at a film is waited for.
        string[] words = [.. folder is null ? Array.Empty<string>() : [Nice, "-n", "10"], tool, .. arguments];
        return Isolation.Start(
            [$"--as={MemoryBytes}", $"--cpu={cpuSeconds}", $"--fsize={most}", "--nofile=64"], words,
            [.. file is null ? Array.Empty<string>() : ["--ro-bind", file, "/film"], .. folder is null ? Array.Empty<string>() : ["--bind", folder, "/made"], "--chdir", "/"]);
    }

    /// <summary>The file's address as the tool sees it; the prefix keeps a name from being taken for an option or a protocol.</summary>
    public static string Inside(string file) => "file:" + PathInside(file);

    /// <summary>The address of a file in the folder that the tool may write to.</summary>
    public static string Made(string folder, string name) => "file:" + PathMade(folder, name);

    /// <summary>The path of a file in the folder that the tool may write to.</summary>
    public static string PathMade(string folder, string name) => Isolation.IsPresent ? $"/made/{name}" : Path.Combine(folder, name);

    /// <summary>The file's path as the tool sees it; absolute, so that it is never taken for an option.</summary>
    public static string PathInside(string file) => Isolation.IsPresent ? "/film" : file;
}
