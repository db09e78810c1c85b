namespace Hearing.Domain.Films;

/// <summary>A filmed person's consent to be shown (GDPR, article 7). It may end on a day, and may be withdrawn at any time.</summary>
public sealed class FilmConsent
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }
    public required CandidateId CandidateId { get; init; }

    /// <summary>Who is filmed, or who consents for a child.</summary>
    public required string Name { get; init; }
    public required DateOnly GivenOn { get; init; }

    /// <summary>The last day it holds; null when it has no end.</summary>
    public DateOnly? Until { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public long Revision { get; set; }

    public bool Holds(DateOnly day) => WithdrawnAt is null && (Until is null || day <= Until);
}
