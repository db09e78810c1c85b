namespace Hearing.Domain.Documents;

/// <summary>The families that documents are set in; those that come with the product.</summary>
public enum DesignFont
{
    /// <summary>Fraunces, for headings.</summary>
    Fraunces,
    /// <summary>Source Serif 4.</summary>
    SourceSerif,
    /// <summary>Source Sans 3.</summary>
    SourceSans,
    /// <summary>Noto Sans.</summary>
    NotoSans,
}

/// <summary>
/// How an edition's documents look: a numbered version that is never changed; the newest holds. Without one the house's design holds.
/// </summary>
public sealed class DocumentDesign
{
    /// <summary>The largest picture in bytes.</summary>
    public const int LargestPicture = 2 * 1024 * 1024;

    /// <summary>The longest template in letters.</summary>
    public const int LongestTemplate = 64 * 1024;

    /// <summary>What holds where nothing is said; of no edition.</summary>
    public static DocumentDesign House { get; } = new()
    {
        EditionId = default,
        Version = 0,
        Accent = "#8f6a14",
        Ink = "#1d2430",
        Headings = DesignFont.Fraunces,
        Body = DesignFont.SourceSerif,
        SavedAt = DateTimeOffset.UnixEpoch,
    };

    public required EditionId EditionId { get; init; }

    /// <summary>From 1, rising by one.</summary>
    public required int Version { get; init; }

    /// <summary>Lines and small headings, as <c>#rrggbb</c>.</summary>
    public required string Accent { get; init; }

    /// <summary>All other letters, as <c>#rrggbb</c>.</summary>
    public required string Ink { get; init; }
    public required DesignFont Headings { get; init; }
    public required DesignFont Body { get; init; }

    /// <summary>PNG or JPEG; null for none.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>What the logo says, for those who do not see it.</summary>
    public string LogoText { get; init; } = "";

    /// <summary>PNG or JPEG behind each certificate; null for none.</summary>
    public byte[]? Background { get; init; }

    /// <summary>The organiser's own certificate, in the typesetter's language; null for the house's.</summary>
    public string? Template { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    public PersonId? SavedBy { get; init; }

    /// <summary>Whether it says nothing of its own.</summary>
    public bool IsHouse => (Accent, Ink, Headings, Body) == (House.Accent, House.Ink, House.Headings, House.Body) && Logo is null && Background is null && Template is null;
}
