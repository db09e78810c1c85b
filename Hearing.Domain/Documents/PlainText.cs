using System.Globalization;
using System.Text;

namespace Hearing.Domain.Documents;

/// <summary>Texts that leave the product in documents and calendars.</summary>
public static class PlainText
{
    /// <summary>
    /// The text as one line: control characters, line and paragraph separators and direction overrides become one space each run,
    /// so that no text can add a header, a property or a line, or turn what stands beside it.
    /// </summary>
    public static string Line(string? text) => Clean(text, keepBreaks: false);

    /// <summary>As <see cref="Line"/>, but line feeds stay, two in a row at most.</summary>
    public static string Paragraphs(string? text) => Clean(text?.ReplaceLineEndings("\n"), keepBreaks: true);

    /// <summary>
    /// A text as a person typed it, for keeping: line feeds and tabs stay, other control characters are left out (a database may refuse them).
    /// </summary>
    public static string Typed(string? text) =>
        new string([.. (text ?? "").ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c is '\n' or '\t')]);

    private static string Clean(string? text, bool keepBreaks)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (keepBreaks && rune.Value == '\n')
            {
                Break(clean);
            }
            else if (!Harmless(rune) || Rune.IsWhiteSpace(rune))
            {
                Space(clean);
            }
            else
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    private static bool Harmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => true,
    };

    private static void Space(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
        {
            clean.Append(' ');
        }
    }

    private static void Break(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] == ' ')
        {
            clean.Length--;
        }

        if (clean.Length > 0 && !(clean.Length > 1 && clean[^1] == '\n' && clean[^2] == '\n'))
        {
            clean.Append('\n');
        }
    }
}
