using System.Globalization;

namespace Hearing.Domain.Documents;

/// <summary>A design as a template reads it. The pictures and the template itself travel beside it.</summary>
/// <param name="Logo">The logo's file name; null for none.</param>
/// <param name="Background">The background's file name; null for none.</param>
public sealed record DocumentLook(string Accent, string Ink, string Headings, string Body, string? Logo, string LogoText, string? Background)
{
    private const double LeastContrast = 4.5;

    public static DocumentLook Of(DocumentDesign design) => new(
        design.Accent, design.Ink, Family(design.Headings), Family(design.Body),
        FileName("logo", design.Logo), PlainText.Line(design.LogoText), FileName("background", design.Background));

    /// <summary>The pictures by the names that the look gives them.</summary>
    public static IReadOnlyDictionary<string, byte[]> Pictures(DocumentDesign design) => new (string Name, byte[]? Bytes)[]
    {
        ("logo", design.Logo), ("background", design.Background),
    }.Where(p => p.Bytes is not null).ToDictionary(p => FileName(p.Name, p.Bytes)!, p => p.Bytes!, StringComparer.Ordinal);

    /// <summary>What stands against a design before anything is set.</summary>
    public static IReadOnlyList<DesignFault> Faults(DocumentDesign design)
    {
        string[] colours = [design.Accent, design.Ink];
        byte[][] pictures = [.. new[] { design.Logo, design.Background }.OfType<byte[]>()];
        (DesignFault Fault, bool Stands)[] all =
        [
            (DesignFault.Colour, colours.Any(c => Channels(c) is null)),
            (DesignFault.TooLight, colours.Any(c => Channels(c) is { } rgb && Contrast(rgb) < LeastContrast)),
            (DesignFault.PictureTooLarge, pictures.Any(p => p.Length > DocumentDesign.LargestPicture)),
            (DesignFault.NoPicture, pictures.Any(p => Ending(p) is null)),
            (DesignFault.LogoWithoutText, design.Logo is not null && PlainText.Line(design.LogoText).Length == 0),
            (DesignFault.TemplateTooLong, design.Template is { Length: > DocumentDesign.LongestTemplate }),
            // The mark that says that addresses lead nowhere yet stands in front of each page.
            (DesignFault.Foreground, design.Template?.Contains("foreground", StringComparison.OrdinalIgnoreCase) == true),
        ];
        return [.. all.Where(f => f.Stands).Select(f => f.Fault)];
    }

    private static string Family(DesignFont font) => font switch
    {
        DesignFont.Fraunces => "Fraunces",
        DesignFont.SourceSerif => "Source Serif 4",
        DesignFont.SourceSans => "Source Sans 3",
        DesignFont.NotoSans => "Noto Sans",
        _ => throw new ArgumentOutOfRangeException(nameof(font), font, null),
    };

    private static string? FileName(string name, byte[]? bytes) => bytes is null ? null : $"{name}.{Ending(bytes) ?? "png"}";

    private static string? Ending(byte[] picture) =>
        picture is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] ? "png" : picture is [0xFF, 0xD8, 0xFF, ..] ? "jpg" : null;

    private static (double Red, double Green, double Blue)? Channels(string colour)
    {
        if (colour.Length != 7 || colour[0] != '#' || !int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return (Linear(value >> 16), Linear((value >> 8) & 255), Linear(value & 255));

        static double Linear(int channel)
        {
            var share = channel / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>Against white paper, by WCAG 2.1's definitions of contrast ratio and relative luminance.</summary>
    private static double Contrast((double Red, double Green, double Blue) rgb) =>
        1.05 / ((0.2126 * rgb.Red) + (0.7152 * rgb.Green) + (0.0722 * rgb.Blue) + 0.05);
}

/// <summary>Why a design cannot be used.</summary>
public enum DesignFault
{
    /// <summary>A colour is not written as <c>#rrggbb</c>.</summary>
    Colour,
    /// <summary>A colour is too light to be read on white paper: below 4.5 to 1 (WCAG 2.1, 1.4.3).</summary>
    TooLight,
    /// <summary>A picture is larger than <see cref="DocumentDesign.LargestPicture"/>.</summary>
    PictureTooLarge,
    /// <summary>A picture is neither PNG nor JPEG.</summary>
    NoPicture,
    /// <summary>Nothing says what the logo shows.</summary>
    LogoWithoutText,
    /// <summary>The template is longer than <see cref="DocumentDesign.LongestTemplate"/>.</summary>
    TemplateTooLong,
    /// <summary>The template sets a foreground, which is the house's.</summary>
    Foreground,
}
