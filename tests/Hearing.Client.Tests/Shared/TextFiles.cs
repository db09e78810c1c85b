using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hearing.Client.Tests.Shared;

/// <summary>The resources and the sources that use them, read as files: what is missing is found without running every page.</summary>
internal static partial class TextFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Marker class name → key → text.</summary>
    public static Dictionary<string, Dictionary<string, string>> Read(string language)
    {
        var ending = language == "sv" ? ".resx" : $".{language}.resx";
        return Directory.EnumerateFiles(Path.Combine(Root, "Hearing.Client"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !InBuild(file) && Path.GetFileName(file).Split('.', 2)[1] == ending[1..])
            .ToDictionary(file => Path.GetFileName(file).Split('.')[0], file =>
                XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value));
    }

    /// <summary>Every key that a component or an endpoint asks for: file, marker class, key; an interpolated part is <c>*</c>.</summary>
    public static IEnumerable<(string File, string Texts, string Key)> Used()
    {
        foreach (var file in Sources())
        {
            var source = File.ReadAllText(file);
            foreach (var (texts, name) in Localizer().Matches(source).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct())
            {
                foreach (Match use in Regex.Matches(source, $$"""\b{{name}}\[(\$?)"((?:[^"\\{]|\{[^}]*\})+)"[\],]"""))
                {
                    yield return (Path.GetRelativePath(Root, file), texts, Hole().Replace(use.Groups[2].Value, "*"));
                }
            }
        }
    }

    private static IEnumerable<string> Sources() => new[] { "Hearing.Client", "Hearing.Api" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories))
        .Where(file => !InBuild(file) && (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)));

    private static bool InBuild(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Guldtrappan.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests lie outside the solution.");
        }

        return directory.FullName;
    }

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
