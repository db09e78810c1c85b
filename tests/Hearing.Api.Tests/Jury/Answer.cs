using System.Buffers.Text;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Hearing.Api.Tests.Documents;

namespace Hearing.Api.Tests.Jury;

/// <summary>What an address answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">All headers, a line each.</param>
/// <param name="Bytes">The body as it came.</param>
/// <param name="Text">Headers and body as text: pages, JSON and feeds as they are, PDFs and archives by what they say.</param>
/// <param name="IsPage">Whether it is a page with links.</param>
internal sealed partial record Answer(HttpStatusCode Status, string Headers, byte[] Bytes, string Text, bool IsPage)
{
    private static readonly ConcurrentDictionary<string, Task<string>> _read = new();

    public static async Task<Answer> ReadAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(JuryApp.Cancel);
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
        var type = answer.Content.Headers.ContentType?.MediaType;
        return new(answer.StatusCode, headers, bytes, $"{headers}\n{await TextAsync(type, bytes)}", type == "text/html");
    }

    /// <summary>What a header says; empty without it.</summary>
    public string Header(string name) =>
        Headers.Split('\n').FirstOrDefault(h => h.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";

    private static async Task<string> TextAsync(string? type, byte[] bytes) => type switch
    {
        "application/pdf" => await PdfTextAsync(bytes),
        "application/zip" => await ArchiveTextAsync(bytes),
        "application/vc+jwt" => string.Concat(Encoding.ASCII.GetString(bytes).Split('.').Take(2).Select(part => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)))),
        _ => Prerendered(WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes))),
    };

    /// <summary>A page that continues in WebAssembly carries its parameters in base 64: read them too.</summary>
    public static string Prerendered(string page) => page + string.Concat(Base64().Matches(page).Select(m => Decoded(m.Groups[1].Value)));

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    /// <summary>As it stands, and without white space: lines break inside words. Many callers get the same file, which is read once.</summary>
    private static Task<string> PdfTextAsync(byte[] bytes) => _read.GetOrAdd(Convert.ToHexString(SHA256.HashData(bytes)), _ => ReadPdfAsync(bytes));

    private static async Task<string> ReadPdfAsync(byte[] bytes)
    {
        using var pdf = new Pdf(bytes);
        var text = await pdf.TextAsync();
        return $"{text}\n{text.Replace(" ", "", StringComparison.Ordinal)}";
    }

    private static async Task<string> ArchiveTextAsync(byte[] bytes)
    {
        await using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            await using var content = await entry.OpenAsync(JuryApp.Cancel);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, JuryApp.Cancel);
            text.AppendLine(entry.FullName).Append(entry.FullName.EndsWith(".pdf", StringComparison.Ordinal) ? await PdfTextAsync(copy.ToArray()) : Encoding.UTF8.GetString(copy.ToArray()));
        }

        return text.ToString();
    }

    [GeneratedRegex("\"([A-Za-z0-9+/]{40,}={0,2})\"")]
    private static partial Regex Base64();
}
