namespace Hearing.Domain.Films;

/// <summary>What is made from the film that was handed in, which itself is kept.</summary>
public enum RenditionKind { Poster, Hd720, Hd1080 }

/// <summary>A version of a film made for playing: H.264 and AAC in MP4 with fast start, constant frame rate, even loudness; or its poster as JPEG.</summary>
public sealed class FilmRendition
{
    public required FilmId FilmId { get; init; }
    public required RenditionKind Kind { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the stored bytes.</summary>
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }

    /// <summary>Pixels; 0 for the poster, as the page that shows it does not need them.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Exact length by decoding; nothing for the poster.</summary>
    public required TimeSpan Length { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
