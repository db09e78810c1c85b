using System.Globalization;
using System.Text.Json;

namespace Hearing.Domain.Contracts;

/// <summary>Reads an edition document strictly: all faults at once, each with its path.</summary>
public static class EditionReader
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>More faults than this are not told.</summary>
    public const int MaxFaults = 1000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The document, or all that is wrong with it.</summary>
    public static ReadDocument Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            throw new Refused(RefusalCode.TooLarge, "An edition document has 10 MB at most.");
        }

        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            return Read(json.RootElement);
        }
        catch (JsonException notJson)
        {
            var line = ((notJson.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            return new(null, [new("$", $"This is not JSON that can be read (line {line}, no deeper than {Strict.MaxDepth} levels).")]);
        }
    }

    /// <summary>The rules that a document of the right shape breaks.</summary>
    public static IReadOnlyList<DocumentFault> Faults(EditionDocument document) => [.. EditionCheck.Faults(document)];

    private static ReadDocument Read(JsonElement root)
    {
        var shape = new DocumentShape(EditionJson.Options);
        var mended = shape.Read(root, typeof(EditionDocument));
        var document = mended.Deserialize<EditionDocument>(EditionJson.Options)!;
        var rules = EditionCheck.Faults(document).Where(fault => !shape.Faults.Any(known => Covers(known.Path, fault.Path)));
        var faults = shape.Faults.Concat(rules).Take(MaxFaults).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(RunCheck.Replay(document));
        }

        return new(faults.Count == 0 ? document : null, faults);
    }

    /// <summary>A rule's fault says nothing new where the shape is wrong at, above or below the same place.</summary>
    private static bool Covers(string known, string path) => IsWithin(known, path) || IsWithin(path, known);

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
