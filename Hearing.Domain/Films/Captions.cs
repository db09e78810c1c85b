using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Films;

/// <summary>One caption: when it stands and what it says, in lines divided by a line feed.</summary>
public sealed record CaptionCue(long FromMilliseconds, long UntilMilliseconds, string Text)
{
    /// <summary>Settings as WebVTT writes them behind the times, such as <c>line:0</c>; empty for none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Characters a second that have to be read; spaces count and line ends do not.</summary>
    public double ReadingSpeed => Text.Count(c => c != '\n') * 1000.0 / Math.Max(1, UntilMilliseconds - FromMilliseconds);
}

/// <summary>Captions: WebVTT (W3C) or SubRip (SRT) in, WebVTT out.</summary>
public static partial class Captions
{
    /// <summary>The longest captions file, in characters.</summary>
    public const int Longest = 200_000;

    /// <summary>The captions as WebVTT with even line ends: what is no caption, such as notes and styles, is left out.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.FilmNotUsable"/> when it is neither WebVTT nor SRT with at least one caption.</exception>
    public static string Read(string text) => Write(Parse(text));

    /// <summary>The captions in the order in which they begin.</summary>
    /// <exception cref="Refused"><see cref="RefusalCode.FilmNotUsable"/> as <see cref="Read"/>; <c>CaptionBackwards</c> names the caption that ends before it begins.</exception>
    public static IReadOnlyList<CaptionCue> Parse(string text)
    {
        var even = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var cues = even.Length > Longest || even.Contains('\0', StringComparison.Ordinal) ? [] : Blocks(even).Select(CueOf).OfType<CaptionCue>().OrderBy(c => c.FromMilliseconds).ToList();
        if (cues.Count == 0)
        {
            throw new Refused(RefusalCode.FilmNotUsable, "The captions are neither a WebVTT nor an SRT file: both have lines like 00:01.000 --> 00:04.000.", "NoCaptions");
        }

        return cues.Find(c => c.UntilMilliseconds <= c.FromMilliseconds) is { } backwards
            ? throw new Refused(RefusalCode.FilmNotUsable, $"The caption at {Stamp(backwards.FromMilliseconds)} ends before it begins.", "CaptionBackwards", Stamp(backwards.FromMilliseconds))
            : cues;
    }

    /// <summary>The captions as a WebVTT file.</summary>
    public static string Write(IEnumerable<CaptionCue> cues)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Stamp(cue.FromMilliseconds)} --> {Stamp(cue.UntilMilliseconds)}{(cue.Settings.Length > 0 ? " " : "")}{cue.Settings}\n{cue.Text}\n");
        }

        return text.ToString();
    }

    /// <summary>Minutes, seconds and thousandths, with hours only where there are any: <c>01:02.500</c>.</summary>
    public static string Stamp(long milliseconds) =>
        (milliseconds >= 3_600_000 ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000:00}:") : "")
        + string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}");

    /// <summary>What stands between empty lines.</summary>
    private static IEnumerable<string[]> Blocks(string text) =>
        EmptyLine().Split(text).Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(lines => lines.Length > 0);

    private static CaptionCue? CueOf(string[] lines)
    {
        var at = Array.FindIndex(lines, line => Timing().IsMatch(line));
        // One line before the times may be the caption's name or number; notes and styles are no captions.
        if (at is < 0 or > 1 || lines[0].StartsWith("NOTE", StringComparison.Ordinal))
        {
            return null;
        }

        var timing = Timing().Match(lines[at]);
        var said = string.Join('\n', lines.Skip(at + 1).Select(line => line.Trim().Replace("-->", "→", StringComparison.Ordinal)));
        return said.Length == 0 ? null : new(Milliseconds(timing, "from"), Milliseconds(timing, "until"), said) { Settings = Settings().IsMatch(timing.Groups["settings"].Value) ? timing.Groups["settings"].Value.Trim() : "" };
    }

    private static long Milliseconds(Match timing, string which)
    {
        var parts = timing.Groups[which].Value.Split(':', '.', ',').Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return (((parts.Length > 3 ? parts[^4] : 0) * 60 + parts[^3]) * 60 + parts[^2]) * 1000 + parts[^1];
    }

    [GeneratedRegex(@"^[ \t]*(?<from>(\d{1,4}:)?[0-5]\d:[0-5]\d[.,]\d{3})[ \t]+-->[ \t]+(?<until>(\d{1,4}:)?[0-5]\d:[0-5]\d[.,]\d{3})(?<settings>[ \t].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Timing();

    [GeneratedRegex(@"\n[ \t]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();

    /// <summary>The settings of WebVTT; SRT's coordinates and all else is left out.</summary>
    [GeneratedRegex(@"^([ \t]+(vertical|line|position|size|align):[A-Za-z0-9%,.\-]{1,30})+[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Settings();
}
