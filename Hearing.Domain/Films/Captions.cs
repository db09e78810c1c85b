using System.Text.RegularExpressions;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Films;

/// <summary>Captions as WebVTT text (W3C WebVTT).</summary>
public static partial class Captions
{
    /// <summary>The longest captions file, in characters.</summary>
    public const int Longest = 200_000;

    /// <summary>The text with even line ends and no byte-order mark.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.FilmNotUsable"/> when it is not WebVTT with at least one cue.</exception>
    public static string Read(string text)
    {
        var even = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (even.Length > Longest || !FirstLine().IsMatch(even) || !Timing().IsMatch(even))
        {
            throw new Refused(RefusalCode.FilmNotUsable, "The captions are no WebVTT file: it begins with WEBVTT and has lines like 00:01.000 --> 00:04.000.", "NoCaptions");
        }

        return even;
    }

    [GeneratedRegex(@"\AWEBVTT([ \t][^\n]*)?(\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^(\d{2,}:)?\d{2}:\d{2}\.\d{3} --> (\d{2,}:)?\d{2}:\d{2}\.\d{3}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Timing();
}
