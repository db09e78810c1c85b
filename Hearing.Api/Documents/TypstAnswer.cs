using System.Text.Json;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Documents;

/// <summary>A worker's answer: the file, or why there is none.</summary>
internal static class TypstAnswer
{
    /// <exception cref="Refused"><see cref="RefusalCode.DocumentNotMade"/> with the engine's words.</exception>
    public static byte[] Read(string answer)
    {
        using var json = JsonDocument.Parse(answer);
        if (json.RootElement.TryGetProperty("made", out var made))
        {
            return made.GetBytesFromBase64();
        }

        var words = string.Join("; ", Texts(json.RootElement, "errors"));
        string[] letters = [.. Texts(json.RootElement, "letters")];
        throw letters.Length > 0 ? new Refused(RefusalCode.DocumentNotMade, words, ITypesetter.LettersMissing, string.Join(' ', letters))
            : words.Contains("too long for one page", StringComparison.Ordinal) ? new Refused(RefusalCode.DocumentNotMade, words, ITypesetter.TooLong)
            : new Refused(RefusalCode.DocumentNotMade, words);
    }

    private static IEnumerable<string> Texts(JsonElement answer, string list) =>
        answer.TryGetProperty(list, out var texts) ? texts.EnumerateArray().Select(t => t.GetString() ?? "") : [];
}
