using System.Diagnostics;
using System.Globalization;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Small films made by the product's own script, once per machine.</summary>
public static class SampleFilms
{
    private static readonly Lazy<Task<string>> _made = new(() => MakeAsync("minute", 60, "320x180"));

    /// <summary>The folder with three films of a minute, with captions.</summary>
    public static Task<string> DirectoryAsync() => _made.Value;

    /// <summary>A folder with films of that length and size.</summary>
    public static async Task<string> MakeAsync(string name, int seconds, string size)
    {
        var folder = Path.Combine(Here.Root, "artifacts", "samples", name);
        using var script = Process.Start(Path.Combine(Here.Root, "deploy", "sample-films.sh"), [folder, "3", seconds.ToString(CultureInfo.InvariantCulture), size]);
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
        return folder;
    }
}
