using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Microsoft.Extensions.Caching.Memory;

namespace Hearing.Api.Documents;

/// <summary>
/// Typst as the engine. The document reaches the template as JSON and is set as text, so that nothing in it is read as source.
/// A document that was made lately is not made again, and one that is being made is not made twice: the whole request is the key.
/// </summary>
internal sealed class TypstTypesetter(TypstPool pool) : ITypesetter, IDisposable
{
    private const long KeptBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan TrialLimit = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = KeptBytes });
    private readonly ConcurrentDictionary<string, Task<byte[]>> _making = new();

    public Task<byte[]> SetAsync(ProgrammeDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync(Request("programme", document, document.MadeAt, [document.Address], form), cancel);

    public Task<byte[]> SetAsync(CertificateDocument document, DocumentForm form, CancellationToken cancel) => MakeAsync(Request(document, form), cancel);

    public Task<byte[]> SetAsync(MinutesDocument document, DocumentForm form, CancellationToken cancel) =>
        MakeAsync(Request("minutes", document, document.MadeAt, [], form), cancel);

    public async Task<SettingTrial> TryAsync(CertificateDocument document, DocumentForm form, CancellationToken cancel)
    {
        try
        {
            var answer = await pool.AnswerAsync(Request(document, form), TrialLimit).WaitAsync(cancel);
            return new(answer.Made, answer.Faults);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.DocumentNotMade)
        {
            return new(null, [new(refused.Message, null)]);
        }
    }

    public void Dispose() => _made.Dispose();

    private static string Request(CertificateDocument document, DocumentForm form) => Request(
        document.Design?.Template is null ? "certificate" : "own-certificate", document with { Design = null }, document.MadeAt,
        document.Certificates.Select(c => c.Address), form, document.Design);

    private static string Request<T>(string template, T document, DateTimeOffset madeAt, IEnumerable<Uri> addresses, DocumentForm form, DocumentDesign? design = null) =>
        JsonSerializer.Serialize(
            new
            {
                template = $"{template}.typ",
                data = new { document, codes = addresses.Distinct().ToDictionary(a => a.OriginalString, QrCode.Svg), look = design is null ? null : DocumentLook.Of(design) },
                standard = Name(form),
                timestamp = madeAt.ToUnixTimeSeconds(),
                files = design is null ? null : DocumentLook.Pictures(design),
                source = design?.Template,
            },
            WireJson.Options);

    private async Task<byte[]> MakeAsync(string request, CancellationToken cancel)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
        return _made.TryGetValue(key, out byte[]? before) ? before! : await _making.GetOrAdd(key, _ => MakeAsync(key, request)).WaitAsync(cancel);
    }

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

    private static string Name(DocumentForm form) => form switch
    {
        DocumentForm.Accessible => "ua-1",
        DocumentForm.Archive => "a-2a",
        DocumentForm.Preview => "svg",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };
}
