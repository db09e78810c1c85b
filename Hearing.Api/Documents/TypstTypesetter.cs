using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Documents.Papers;
using Microsoft.Extensions.Caching.Memory;

namespace Hearing.Api.Documents;

/// <summary>
/// Typst as the engine. The document reaches the template as JSON and is set as text, so that nothing in it is read as source.
/// A document that was made lately is not made again: the whole request is the key.
/// </summary>
internal sealed class TypstTypesetter(TypstWorker worker) : ITypesetter, IDisposable
{
    private const long KeptBytes = 32 * 1024 * 1024;
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = KeptBytes });

    public Task<byte[]> SetAsync(ProgrammeDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync(document.Paper == ProgrammePaper.A3 ? "poster.typ" : "programme.typ", document, document.MadeAt, [document.Address], form, cancel);

    public Task<byte[]> SetAsync(CertificateDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync("certificate.typ", document, document.MadeAt, document.Certificates.Select(c => c.Address), form, cancel);

    public Task<byte[]> SetAsync(MinutesDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync("minutes.typ", document, document.MadeAt, [], form, cancel);

    public Task<byte[]> SetAsync(PaperDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync<object>(Template(document), document, document.Frame.MadeAt, document.Addresses, form, cancel);

    public void Dispose() => _made.Dispose();

    private async Task<byte[]> MakeAsync<T>(
        string template, T document, DateTimeOffset madeAt, IEnumerable<Uri> addresses, DocumentForm form, CancellationToken cancel)
    {
        var codes = addresses.Distinct().ToDictionary(a => a.OriginalString, QrCode.Svg);
        var request = JsonSerializer.Serialize(
            new { template, data = new { document, codes }, standard = Name(form), timestamp = madeAt.ToUnixTimeSeconds() }, WireJson.Options);
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
        if (_made.TryGetValue(key, out byte[]? before))
        {
            return before!;
        }

        var made = await WithFieldAsync(worker.MakeAsync(request, cancel), document);
        return _made.Set(key, made, new MemoryCacheEntryOptions { Size = made.Length, SlidingExpiration = TimeSpan.FromMinutes(10) });
    }

    private static async Task<byte[]> WithFieldAsync<T>(Task<byte[]> making, T document)
    {
        try
        {
            return await making;
        }
        catch (Refused refused) when (refused.Reason == ITypesetter.LettersMissing)
        {
            throw MissingLetters.Named(refused, JsonSerializer.SerializeToElement(document, WireJson.Options));
        }
    }

    private static string Template(PaperDocument document) => document switch
    {
        StageCardsDocument => "stage-cards.typ",
        RunSheetDocument => "run-sheet.typ",
        JuryPacksDocument => "jury-packs.typ",
        BadgesDocument => "badges.typ",
        TableSignsDocument => "table-signs.typ",
        DoorSignsDocument => "door-signs.typ",
        PressDocument => "press.typ",
        _ => throw new ArgumentOutOfRangeException(nameof(document), document.GetType(), null),
    };

    private static string Name(DocumentForm form) => form switch
    {
        DocumentForm.Accessible => "ua-1",
        DocumentForm.Archive => "a-2a",
        DocumentForm.Preview => "svg",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };
}
