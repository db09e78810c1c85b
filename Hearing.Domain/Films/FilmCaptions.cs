namespace Hearing.Domain.Films;

/// <summary>A film version's captions in a language other than Swedish, which stands with the film itself.</summary>
public sealed class FilmCaptions
{
    public required FilmId FilmId { get; init; }

    /// <summary>A language tag (BCP 47), such as <c>en</c>.</summary>
    public required string Language { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>The captions as WebVTT.</summary>
    public required string Vtt { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }
    public long Revision { get; set; }
}
