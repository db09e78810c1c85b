using System.Diagnostics;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Small films made by the product's own script, once per machine.</summary>
public static class SampleFilms
{
    private static readonly Lazy<Task<string>> _made = new(MakeAsync);

    /// <summary>The folder with three films of a minute, with captions.</summary>
    public static Task<string> DirectoryAsync() => _made.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Path.Combine(Here.Root, "artifacts", "samples-360");
        using var script = Process.Start(Path.Combine(Here.Root, "deploy", "sample-films.sh"), [folder, "3", "60", "640x360"]);
        await script.WaitForExitAsync();
        Assert.Equal(0, script.ExitCode);
        return folder;
    }
}
