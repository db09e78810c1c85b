using System.Reflection;

namespace Hearing.Browser.Tests.Setup;

/// <summary>Where things lie on this machine.</summary>
public static class Here
{
    private static readonly Dictionary<string, string?> _metadata =
        typeof(Here).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value);

    /// <summary>The repository.</summary>
    public static string Root => _metadata["Root"]!;

    public static string Configuration => _metadata["Configuration"]!;

    /// <summary>Screenshots and server logs of failed tests; ignored by git.</summary>
    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "browser")).FullName;

    /// <summary>The published app, when the environment names one; else the built one is used.</summary>
    public static string? PublishedApp => Environment.GetEnvironmentVariable("HEARING_TEST_APP");

    /// <summary>Copies what is in a folder into another.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
