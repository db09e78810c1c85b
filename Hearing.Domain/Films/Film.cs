namespace Hearing.Domain.Films;

/// <summary>A version of a candidate's film. A new upload is a new version; versions count from 1 and are kept.</summary>
public sealed class Film
{
    public required FilmId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required CandidateId CandidateId { get; init; }
    public required int Version { get; init; }

    /// <summary>What the film is called, for recipients' pages.</summary>
    public required string Title { get; set; }

    /// <summary>Lower-case hexadecimal SHA-256 of the stored bytes, which is also their name in film storage.</summary>
    public required string Sha256 { get; init; }
    public required long SizeBytes { get; init; }

    /// <summary>Exact length by decoding.</summary>
    public required TimeSpan Length { get; init; }
    public required string MediaType { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public PersonId? UploadedBy { get; init; }

    /// <summary>The captions as WebVTT; null when none were handed in.</summary>
    public string? CaptionsVtt { get; set; }

    /// <summary>When its captions were last changed; null when they are those it came with.</summary>
    public DateTimeOffset? CaptionsChangedAt { get; set; }

    /// <summary>Why the organiser lets it be shown without captions; null when that was not decided.</summary>
    public string? CaptionsExcuse { get; set; }

    /// <summary>Whether its team has said that nobody in it can be recognised, so that it needs no consents.</summary>
    public bool ShowsNobody { get; set; }
    public long Revision { get; set; }
}
