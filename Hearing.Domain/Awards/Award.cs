namespace Hearing.Domain.Awards;

/// <summary>What the jury gave.</summary>
public enum AwardKind { None, Award, HonourableMention }

/// <summary>The jury's decision on one candidate, with its motivation. One for each candidate of an edition.</summary>
public sealed class Award
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required CandidateId CandidateId { get; init; }
    public required AwardKind Kind { get; set; }

    /// <summary>The jury's motivation; empty only when nothing was given.</summary>
    public string Motivation { get; set; } = "";
    public required DateTimeOffset DecidedAt { get; set; }
    public required PersonId? DecidedBy { get; set; }

    /// <summary>Jurors without conflict who took part in this decision.</summary>
    public IReadOnlyList<PersonId> TookPart { get; set; } = [];

    /// <summary>The chair's comment on the film, for the recipients' page.</summary>
    public string? FilmComment { get; set; }
    public long Revision { get; set; }
}
