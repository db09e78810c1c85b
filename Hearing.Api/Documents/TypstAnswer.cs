using System.Buffers;
using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Documents;

/// <summary>A worker's answer: the file, or why there is none.</summary>
/// <param name="Letters">Those that no font has.</param>
internal sealed record TypstAnswer(byte[]? Made, IReadOnlyList<SettingFault> Faults, IReadOnlyList<string> Letters)
{
    public static TypstAnswer Read(ReadOnlySequence<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        var answer = json.RootElement;
        var lines = Values(answer, "lines").Select(l => l.GetInt32()).ToList();
        return new(
            answer.TryGetProperty("made", out var made) ? made.GetBytesFromBase64() : null,
            [.. Values(answer, "errors").Select((e, i) => new SettingFault(e.GetString() ?? "", lines.ElementAtOrDefault(i) is > 0 and var at ? at : null))],
            [.. Values(answer, "letters").Select(l => l.GetString() ?? "")]);
    }

    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> with the engine's words.</exception>
    public byte[] File()
    {
        if (Made is not null)
        {
            return Made;
        }

        var words = string.Join("; ", Faults.Select(f => f.Text));
        throw Letters.Count > 0 ? new Refused(RefusalCode.DocumentNotMade, words, ITypesetter.LettersMissing, string.Join(' ', Letters))
            : EngineRefusal.Of(words);
    }

    private static JsonElement[] Values(JsonElement answer, string list) =>
        answer.TryGetProperty(list, out var values) ? [.. values.EnumerateArray()] : [];
}
