using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Hearing.Api.Tests.Documents;

/// <summary>A PDF file as tools that are not ours read it (poppler, qpdf).</summary>
internal sealed partial class Pdf : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hearing-{Guid.NewGuid():N}.pdf");

    public Pdf(byte[] bytes)
    {
        File.WriteAllBytes(_file, bytes);
        Bytes = bytes;
    }

    public byte[] Bytes { get; }

    /// <summary>What is not packed: its metadata and its root.</summary>
    public string Plain => System.Text.Encoding.Latin1.GetString(Bytes);

    public void Dispose() => File.Delete(_file);

    /// <summary>All text in reading order, runs of white space as one space.</summary>
    public async Task<string> TextAsync() => OneSpace(await RunAsync("pdftotext", "-raw", _file, "-"));

    public async Task<IReadOnlyList<string>> PageTextsAsync() => [.. (await RunAsync("pdftotext", "-raw", _file, "-")).Split('\f')[..^1].Select(OneSpace)];

    /// <summary>What <c>pdfinfo</c> says, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> InfoAsync() => (await RunAsync("pdfinfo", "-box", _file)).Split('\n')
        .Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1].Trim());

    /// <summary>The left and right edge of the words on each page, in hundredths of its width.</summary>
    public async Task<(double Left, double Right)> EdgesAsync()
    {
        var boxes = XDocument.Parse((await RunAsync("pdftotext", "-bbox", _file, "-")).Replace("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">", "", StringComparison.Ordinal));
        var words = boxes.Descendants().Where(e => e.Name.LocalName == "word").ToList();
        double At(XElement word, string edge) =>
            100 * double.Parse(word.Attribute(edge)!.Value, CultureInfo.InvariantCulture) / double.Parse(word.Parent!.Attribute("width")!.Value, CultureInfo.InvariantCulture);
        return (words.Min(w => At(w, "xMin")), words.Max(w => At(w, "xMax")));
    }

    /// <summary>Where the words stand.</summary>
    public async Task<Papers.PageText> BoxesAsync() => Papers.PageText.Read(await RunAsync("pdftotext", "-bbox", _file, "-"));

    /// <summary>Its first pages as small grey pictures.</summary>
    public async Task<IReadOnlyList<Papers.GreyPicture>> PicturesAsync(int pages)
    {
        await RunAsync("pdftoppm", "-gray", "-scale-to", "520", "-l", $"{pages}", _file, _file);
        var pictures = Directory.GetFiles(Path.GetDirectoryName(_file)!, $"{Path.GetFileName(_file)}-*.pgm").Order(StringComparer.Ordinal).ToList();
        var read = pictures.Select(file => Papers.GreyPicture.FromPgm(File.ReadAllBytes(file))).ToList();
        pictures.ForEach(File.Delete);
        return read;
    }

    public Task<string> StructureAsync() => RunAsync("pdfinfo", "-struct-text", _file);

    public Task<string> FontsAsync() => RunAsync("pdffonts", _file);

    public Task<string> CheckAsync() => RunAsync("qpdf", "--check", _file);

    /// <summary>The file as text with its streams unpacked, for its metadata.</summary>
    public Task<string> UnpackedAsync() => RunAsync("qpdf", "--qdf", "--object-streams=disable", _file, "-");

    public static string OneSpace(string text) => White().Replace(text, " ").Trim();

    internal static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{tool} answered {process.ExitCode}: {await words}{text[..Math.Min(text.Length, 400)]}");
        return text;
    }

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex White();
}
