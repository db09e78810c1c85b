using System.Text.Json;
using Hearing.Domain;

namespace Hearing.Api.Documents;

/// <summary>Where in a document the letters stand that no font has: the engine tells only which they are.</summary>
internal static class MissingLetters
{
    /// <summary>The refusal with the first field that holds such a letter, and its text.</summary>
    public static Refused Named(Refused refused, JsonElement document)
    {
        var letters = string.Join(' ', refused.Facts);
        var found = Texts("", document).FirstOrDefault(t => letters.Split(' ').Any(letter => t.Text.Contains(letter, StringComparison.Ordinal)));
        return new(refused.Code, $"No font has {letters}, which stands in {found.Field}: \"{found.Text}\".", refused.Reason, letters, found.Text ?? "");
    }

    private static IEnumerable<(string Field, string Text)> Texts(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [(field, value.GetString()!)],
        JsonValueKind.Array => value.EnumerateArray().Index().SelectMany(item => Texts($"{field}[{item.Index}]", item.Item)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(field == "" ? member.Name : $"{field}.{member.Name}", member.Value)),
        _ => [],
    };
}
