using System.Globalization;
using Hearing.Api.Tools;
using Hearing.Api.Web;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Screens;
using Microsoft.Extensions.Options;

namespace Hearing.Api.Screens;

/// <summary>
/// Reads slides with poppler's pdfinfo and pdftoppm, confined like the film tools. Pages become pictures here, so that no screen has
/// to read a PDF that came from outside; a page is drawn once and kept.
/// </summary>
internal sealed class PdfTool(IOptions<HearingOptions> options) : IDisposable
{
    private const int Seconds = 30;
    private const int LongestSide = 1920;
    private const int MostText = 256 * 1024, MostPicture = 24 * 1024 * 1024;

    /// <summary>So many are read at once, however many pages are asked for: each may take a core and much memory.</summary>
    private readonly SemaphoreSlim _places = new(2);
    private readonly string _pictures = Path.Combine(options.Value.DataDirectory, "slides");

    public void Dispose() => _places.Dispose();

    /// <summary>How many pages the file has.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.SlidesNotUsable"/> when it is no PDF that can be read without a password.</exception>
    public async Task<int> CountAsync(string path, CancellationToken cancel)
    {
        using var output = new MemoryStream();
        await RunAsync("/usr/bin/pdfinfo", path, [Sandbox.PathInside(path)], output, MostText, cancel);
        var line = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n').FirstOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        var pages = int.TryParse(line?["Pages:".Length..], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) ? count : throw NoSlides();
        Slides.CheckPages(pages);
        return pages;
    }

    /// <summary>Path of a page's picture.</summary>
    public async Task<string> PictureAsync(string path, string sha256, int page, CancellationToken cancel)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var kept = Path.Combine(_pictures, $"{sha256}-{number}.png");
        if (File.Exists(kept))
        {
            return kept;
        }

        Directory.CreateDirectory(_pictures);
        var incoming = $"{kept}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(incoming, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                await RunAsync("/usr/bin/pdftoppm", path,
                    ["-png", "-singlefile", "-f", number, "-l", number, "-scale-to", LongestSide.ToString(CultureInfo.InvariantCulture), Sandbox.PathInside(path)], file, MostPicture, cancel);
            }

            File.Move(incoming, kept, overwrite: true);
            return kept;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private async Task RunAsync(string tool, string path, string[] arguments, Stream output, int mostBytes, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            await RunAtOnceAsync(tool, path, arguments, output, mostBytes, cancel);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task RunAtOnceAsync(string tool, string path, string[] arguments, Stream output, int mostBytes, CancellationToken cancel)
    {
        using var sandboxed = await SandboxedProcess.StartAsync(Sandbox.Start(tool, path, Seconds, arguments));
        var process = sandboxed.Process;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(Seconds));
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            // A small file can hold a very large page or title.
            await LimitedCopy.ToAsync(process.StandardOutput.BaseStream, output, mostBytes, NoSlides, limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
            {
                throw NoSlides();
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Refused(RefusalCode.SlidesNotUsable, $"The slides could not be read within {Seconds} s.", "TooSlow", Seconds);
        }
    }

    private static Refused NoSlides() => new(RefusalCode.SlidesNotUsable, "The file is no PDF that can be opened without a password.", "NoSlides");
}
