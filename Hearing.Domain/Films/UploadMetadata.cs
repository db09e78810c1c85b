using System.Globalization;
using System.Text;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Films;

/// <summary>What a sender says of a file: the header <c>Upload-Metadata</c> of tus 1.0, pairs of a key and a Base64 value. All of it is hostile text.</summary>
/// <param name="Candidate">Whose film or slides it becomes.</param>
/// <param name="FileName">The name on the sender's device: its last part, without control and direction characters, at most 255 characters.</param>
/// <param name="Title">The film's title, 1 to 300 characters; null for slides.</param>
public sealed record UploadMetadata(CandidateId Candidate, UploadKind Kind, string FileName, string? Title)
{
    /// <summary>Longest header that is read.</summary>
    public const int Longest = 8192;
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the header.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.Invalid"/> when it is not written as the protocol says, or says too little.</exception>
    public static UploadMetadata Read(string header)
    {
        var pairs = Pairs(header);
        if (!Guid.TryParse(pairs.GetValueOrDefault("candidate"), CultureInfo.InvariantCulture, out var candidate))
        {
            throw Wrong("Upload-Metadata names no candidate.");
        }

        var kind = pairs.GetValueOrDefault("kind") switch
        {
            "film" => UploadKind.Film,
            "slides" => UploadKind.Slides,
            _ => throw Wrong("Upload-Metadata has no kind: film or slides."),
        };
        return new(new(candidate), kind, FileNameOf(pairs.GetValueOrDefault("filename") ?? ""), kind == UploadKind.Film ? TitleOf(pairs.GetValueOrDefault("title") ?? "") : null);
    }

    /// <summary>The header as a server gives it back.</summary>
    public static string Write(Upload upload)
    {
        (string Key, string? Value)[] pairs =
            [("candidate", $"{upload.CandidateId.Value}"), ("kind", upload.Kind == UploadKind.Film ? "film" : "slides"), ("filename", upload.FileName), ("title", upload.Title)];
        return string.Join(',', pairs.Where(p => p.Value is not null).Select(p => $"{p.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Value!))}"));
    }

    private static Dictionary<string, string> Pairs(string header)
    {
        if (header.Length > Longest)
        {
            throw Wrong("Upload-Metadata is too long.");
        }

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var (key, value) = pair.Split(' ') switch { [var k] => (k, ""), [var k, var v] => (k, v), _ => throw Wrong("A pair in Upload-Metadata is a key, a space and a value.") };
            if (key.Length == 0 || !key.All(char.IsAscii) || !pairs.TryAdd(key, Text(value)))
            {
                throw Wrong("A key in Upload-Metadata is missing, stands twice or is not ASCII.");
            }
        }

        return pairs;
    }

    private static string Text(string base64)
    {
        try
        {
            return _strict.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw Wrong("A value in Upload-Metadata is not text in Base64.");
        }
    }

    private static string TitleOf(string text)
    {
        var title = new string([.. text.Where(c => !char.IsControl(c))]).Trim();
        return title.Length is > 0 and <= 300 ? title : throw new Refused(RefusalCode.Invalid, "A film has a title of at most 300 characters.", "TitleMissing");
    }

    private static string FileNameOf(string text)
    {
        var name = new string([.. text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Trim();
        return name.Length == 0 ? "?" : name[..Math.Min(name.Length, name.Length > 255 && char.IsHighSurrogate(name[254]) ? 254 : 255)];
    }

    private static Refused Wrong(string message) => new(RefusalCode.Invalid, message);
}
