using System.Diagnostics;
using Hearing.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Hearing.Browser.Tests.Chain;

/// <summary>What files that the product hands out say, read by other people's programs.</summary>
internal static class Files
{
    /// <summary>The file as this browser gets it, with its own cookies.</summary>
    public static async Task<byte[]> BytesAsync(IPage page, string address)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), address).ToString());
        Assert.True(answer.Ok, $"{address}: {answer.Status}");
        return await answer.BodyAsync();
    }

    /// <summary>The words of a PDF in one line, as pdftotext reads them.</summary>
    public static async Task<string> PdfTextAsync(byte[] pdf)
    {
        var file = Path.Combine(Here.Artifacts, $"{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The calendar's events by their title, unfolded.</summary>
    public static async Task<Dictionary<string, string>> CalendarTextAsync(IPage page, string address)
    {
        var text = System.Text.Encoding.UTF8.GetString(await BytesAsync(page, address)).Replace("\r\n ", "", StringComparison.Ordinal);
        return text.Split("BEGIN:VEVENT").Skip(1).ToDictionary(e => e.Split("SUMMARY:")[1].Split("\r\n")[0].Replace("\\", "", StringComparison.Ordinal), e => e);
    }
}
