using System.Diagnostics;
using System.Text;
using Hearing.Api.Tools;

namespace Hearing.Api.Documents;

/// <summary>How a worker is started: what it sees, and what it may use.</summary>
internal static class TypstStart
{
    // What it has written to, not what it has reserved: the engine and the fonts take about 120 MB of it.
    private const long MemoryBytes = 400L * 1024 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static ProcessStartInfo Info(TypstWorkerOptions options)
    {
        var node = Node();
        var (folder, templates, program) = Isolation.IsPresent ? ("/worker", "/templates", "/node") : (options.Folder, options.Templates, node);
        var info = Isolation.Start(
            [$"--data={MemoryBytes}", "--fsize=0", "--core=0", "--nofile=256"],
            [program, "--max-old-space-size=256", $"{folder}/worker.mjs", templates],
            ["--ro-bind", options.Folder, "/worker", "--ro-bind", options.Templates, "/templates", "--ro-bind", node, "/node", "--chdir", "/templates"]);
        info.StandardInputEncoding = info.StandardOutputEncoding = info.StandardErrorEncoding = Utf8;
        return info;
    }

    /// <summary>The program itself, wherever the path leads to it.</summary>
    private static string Node()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "node")).FirstOrDefault(File.Exists);
        return found is null ? "node" : new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found;
    }
}
