using System.Collections.Concurrent;
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
/// A document that was made lately is not made again, and one that is being made is not made twice: the whole request is the key.
/// </summary>
internal sealed class TypstTypesetter(TypstPool pool) : ITypesetter, IDisposable
{
    /// <summary>Why an own template is refused where the worker is not shut in.</summary>
    public const string NoOwnTemplates = "Own templates need bubblewrap on the server.";

    private const string OwnTemplate = "own-certificate";
    private const long KeptBytes = 32 * 1024 * 1024;
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = KeptBytes });
    private readonly ConcurrentDictionary<string, Task<byte[]>> _making = new();

    public async Task<byte[]> SetAsync(PrintedDocument document, DocumentForm form, CancellationToken cancel)
    {
        var request = Request(document, form);
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
        return _made.TryGetValue(key, out byte[]? before)
            ? before! : await WithFieldAsync(_making.GetOrAdd(key, _ => MakeAsync(key, request)).WaitAsync(cancel), document);
    }

    public async Task<SettingTrial> TryAsync(PrintedDocument document, DocumentForm form, CancellationToken cancel)
    {
        try
        {
            var answer = await pool.AnswerAsync(Request(document, form), pool.Options.TrialLimit).WaitAsync(cancel);
            return new(answer.Made, answer.Faults);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.DocumentNotMade)
        {
            return new(null, [new(refused.Message, null)]);
        }
    }

    public void Dispose() => _made.Dispose();

    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> for an own template where none is taken: also one that was saved elsewhere, or before.</exception>
    private string Request(PrintedDocument document, DocumentForm form) => Template(document) == OwnTemplate && !pool.Options.TakesOwnTemplates
        ? throw new Refused(RefusalCode.DocumentNotMade, NoOwnTemplates) : Written(document, Name(form));

    /// <summary>A request line (see <c>worker.mjs</c>) for the document in a standard that the engine knows by this name.</summary>
    internal static string Written(PrintedDocument document, string standard) => JsonSerializer.Serialize(
        new
        {
            template = $"{Template(document)}.typ",
            data = new
            {
                document = (object)(document with { Design = null }),
                codes = document.Addresses.Distinct().ToDictionary(a => a.OriginalString, QrCode.Svg),
                look = document.Design is { IsHouse: false } design ? DocumentLook.Of(design) : null,
            },
            standard,
            timestamp = MadeAt(document).ToUnixTimeSeconds(),
            files = document.Design is { } pictured ? DocumentLook.Pictures(pictured) : null,
            source = document is CertificateDocument ? document.Design?.Template : null,
            // Millimetres of the sheet around the certificate's edge, and around what is printed over it.
            cut = document is CertificateDocument { Bleed: true } ? new { trim = 10, bleed = 7 } : null,
        },
        WireJson.Options);

    // No caller's going away stops it: others may wait for the same.
    private async Task<byte[]> MakeAsync(string key, string request)
    {
        // So that it is among those being made before it can be done.
        await Task.Yield();
        try
        {
            var made = (await pool.AnswerAsync(request)).File();
            return _made.Set(key, made, new MemoryCacheEntryOptions { Size = made.Length, SlidingExpiration = TimeSpan.FromMinutes(10) });
        }
        finally
        {
            _making.TryRemove(key, out _);
        }
    }

    private static async Task<byte[]> WithFieldAsync(Task<byte[]> making, PrintedDocument document)
    {
        try
        {
            return await making;
        }
        catch (Refused refused) when (refused.Reason == ITypesetter.LettersMissing)
        {
            throw MissingLetters.Named(refused, JsonSerializer.SerializeToElement<object>(document, WireJson.Options));
        }
    }

    private static string Template(PrintedDocument document) => document switch
    {
        ProgrammeDocument { Paper: ProgrammePaper.A3 } => "poster",
        ProgrammeDocument => "programme",
        CertificateDocument { Design.Template: not null } => OwnTemplate,
        CertificateDocument => "certificate",
        MinutesDocument => "minutes",
        StageCardsDocument => "stage-cards",
        RunSheetDocument => "run-sheet",
        JuryPacksDocument => "jury-packs",
        BadgesDocument => "badges",
        TableSignsDocument => "table-signs",
        DoorSignsDocument => "door-signs",
        PressDocument => "press",
        _ => throw new ArgumentOutOfRangeException(nameof(document), document.GetType(), null),
    };

    private static DateTimeOffset MadeAt(PrintedDocument document) => document switch
    {
        ProgrammeDocument d => d.MadeAt,
        CertificateDocument d => d.MadeAt,
        MinutesDocument d => d.MadeAt,
        PaperDocument d => d.Frame.MadeAt,
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
