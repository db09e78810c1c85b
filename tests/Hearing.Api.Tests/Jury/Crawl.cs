using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Hearing.Api.Tests.Documents;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Hearing.Api.Tests.Jury;

/// <summary>Reads every address of the server that can be fetched, filled in with ids that exist.</summary>
internal sealed partial class Crawl(JuryApp jury)
{
    /// <summary>What an address answered, as text: pages, JSON and feeds as they are, PDFs and archives by what they say.</summary>
    public sealed record Answer(string Address, string Text);

    /// <summary>All answers to a person; to a stranger when the mail address is empty.</summary>
    public async Task<IReadOnlyList<Answer>> AsAsync(string mail)
    {
        using var client = mail.Length == 0 ? jury.App.Stranger() : jury.App.As(mail);
        var answers = new List<Answer>();
        foreach (var address in await AddressesAsync())
        {
            using var answer = await client.GetAsync(address, JuryApp.Cancel);
            answers.Add(new(address, await TextAsync(answer)));
        }

        Assert.True(answers.Count > 60, $"Only {answers.Count} addresses were found: the crawl is broken.");
        return answers;
    }

    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var values = await ValuesAsync();
        var patterns = jury.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern).Where(p => !p.RawText!.Contains('*', StringComparison.Ordinal) && !p.RawText.StartsWith("/hubs", StringComparison.Ordinal));
        string[] variants = ["/api/editions/jury/export?include=jury", "/jury/recipients?lang=en", "/jury/jury/overview?lang=en"];
        return [.. patterns.SelectMany(p => Filled(p, values)).Concat(variants).Distinct()];
    }

    private async Task<Dictionary<string, string[]>> ValuesAsync() => await jury.App.InDatabase(db => Task.FromResult(new Dictionary<string, string[]>
    {
        ["edition"] = ["jury"],
        ["room"] = ["main"],
        ["candidate"] = [$"{jury.First.Value}", $"{jury.Other.Value}"],
        ["version"] = ["1"],
        ["id"] = [.. db.Certificates.Select(c => c.Id).ToList().Select(id => $"{id.Value}"), .. db.Awards.Select(a => a.Id).ToList().Select(id => $"{id}")],
        ["code"] = [.. db.Certificates.Select(c => c.Code)],
        ["webinar"] = [.. db.Webinars.Select(w => w.Id).ToList().Select(id => $"{id.Value}")],
        ["person"] = [$"{jury.JurorId.Value}"],
    }));

    private static IEnumerable<string> Filled(RoutePattern pattern, Dictionary<string, string[]> values)
    {
        IEnumerable<string> addresses = [pattern.RawText!];
        foreach (var parameter in pattern.Parameters)
        {
            var hole = new Regex($@"\{{{parameter.Name}(:[^}}]*)?\}}");
            var known = values.GetValueOrDefault(parameter.Name) ?? [$"{Guid.Empty}"];
            addresses = [.. addresses.SelectMany(a => known.Select(v => hole.Replace(a, v)))];
        }

        return addresses.Select(a => a.StartsWith('/') ? a : $"/{a}");
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(JuryApp.Cancel);
        var headers = string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
        return headers + answer.Content.Headers.ContentType?.MediaType switch
        {
            "application/pdf" => await PdfTextAsync(bytes),
            "application/zip" => await ArchiveTextAsync(bytes),
            _ => Prerendered(System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes))),
        };
    }

    /// <summary>A page that continues in WebAssembly carries its parameters in base 64: read them too.</summary>
    private static string Prerendered(string page) => page + string.Concat(Base64().Matches(page).Select(m => Decoded(m.Groups[1].Value)));

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    /// <summary>Without white space: lines break inside words.</summary>
    private static async Task<string> PdfTextAsync(byte[] bytes)
    {
        using var pdf = new Pdf(bytes);
        return (await pdf.TextAsync()).Replace(" ", "", StringComparison.Ordinal);
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
            text.Append(await PdfTextAsync(copy.ToArray()));
        }

        return text.ToString();
    }

    [GeneratedRegex("\"([A-Za-z0-9+/]{40,}={0,2})\"")]
    private static partial Regex Base64();
}
