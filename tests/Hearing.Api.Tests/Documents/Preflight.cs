using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hearing.Api.Tests.Documents;

/// <summary>Files of PDF/A-1b before a judge that is not the engine's: the preflight of Apache PDFBox 2, which knows that level alone.</summary>
internal static partial class Preflight
{
    private static readonly string _jars = string.Join(
        ':', new[] { "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api" }.Select(jar => $"/usr/share/java/{jar}.jar"));

    /// <summary>What it complains of, by the file's name; no complaint is an empty list. All files in one run: the machine's start is most of the time.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> JudgeAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("hearing-preflight-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes, TestContext.Current.CancellationToken);
            }

            var list = Path.Combine(folder, "list");
            await File.WriteAllLinesAsync(list, files.Keys.Select(name => Path.Combine(folder, name)), TestContext.Current.CancellationToken);
            await Pdf.RunAsync("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", _jars, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", list);
            var verdicts = XDocument.Load($"{list}.preflight.xml").Root!.Elements("preflight").ToDictionary(e => e.Attribute("name")!.Value, Complaints);
            Assert.Equal(files.Keys.Order(StringComparer.Ordinal), verdicts.Keys.Order(StringComparer.Ordinal));
            return verdicts;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Whether PDFBox 2 complains of what the standard allows: a bookmark whose target is written as an object of its own and named by a reference. Any
    /// value in a dictionary may be (PDF Reference 1.4, 3.2.9, and table 8.4, which asks nothing else of <c>Dest</c>), but
    /// <c>BookmarkValidationProcess</c> takes the value by <c>getItem</c>, which follows no reference. That the object is an array of a page and a place is looked at here.
    /// </summary>
    public static bool IsOfReferredTarget(string complaint, Pdf pdf) =>
        Referred().Match(complaint) is { Success: true, Groups: [_, var target] } && Destination().Matches(pdf.Plain).Any(d => d.Groups[1].Value == target.Value)
        && Target(target.Value).Match(pdf.Plain) is { Success: true, Groups: [_, _, var page] }
        && Regex.IsMatch(pdf.Plain, $@"\n{page.Value} 0 obj\s*<<\s*/Type /Page\s");

    /// <summary>The same file with the targets of its bookmarks written in their place.</summary>
    public static async Task<byte[]> WithTargetsInPlaceAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        await Pdf.RunAsync("qpdf", "--qdf", "--object-streams=disable", "--replace-input", file);
        var open = await File.ReadAllTextAsync(file, Encoding.Latin1, TestContext.Current.CancellationToken);
        var inPlace = Destination().Replace(open, found => $"/Dest {Target(found.Groups[1].Value).Match(open).Groups[1].Value}");
        await File.WriteAllTextAsync(file, inPlace, Encoding.Latin1, TestContext.Current.CancellationToken);
        await Pdf.RunAsync("sh", "-c", "fix-qdf \"$0\" > \"$0.pdf\" && mv \"$0.pdf\" \"$0\"", file);
        var closed = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return closed;
    }

    private static IReadOnlyList<string> Complaints(XElement verdict)
    {
        var complaints = verdict.Descendants("error").Select(e => $"{e.Element("code")!.Value}: {e.Element("details")!.Value}").ToList();
        Assert.Equal(complaints.Count == 0, verdict.Element("isValid")!.Value == "true");
        return complaints;
    }

    private static Regex Target(string number) => new($@"\n{number} 0 obj\n(\[\s*(\d+) 0 R\s+/XYZ\s+[-\d.]+\s+[-\d.]+\s+[-\d.]+\s*\])");

    [GeneratedRegex(@"^1\.2\.3: Body Syntax error, Error: can't convert to Destination COSObject\{(\d+), 0\}$")]
    private static partial Regex Referred();

    [GeneratedRegex(@"/Dest (\d+) 0 R")]
    private static partial Regex Destination();
}
