namespace Hearing.Domain.Documents;

/// <summary>A certificate as it was made; what it says is kept, so that its check page never changes with later edits.</summary>
public sealed class Certificate
{
    public required CertificateId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    /// <summary>The candidate it is given to; null for thanks to a person.</summary>
    public CandidateId? CandidateId { get; init; }

    /// <summary>The person who is thanked; null for a candidate.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>Number in the edition, such as <c>2021-03</c>; no two share one. See <see cref="CertificateNumbers"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The code of the check page: 128 random bits as 26 letters and digits of Crockford's base 32.</summary>
    public required string Code { get; init; }

    /// <summary>The recipient's name as printed.</summary>
    public required string CandidateName { get; set; }
    public required IReadOnlyList<string> SchoolForms { get; init; }
    public required CertificateKind Kind { get; init; }
    public required string Motivation { get; init; }
    public required int Year { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public long Revision { get; set; }
}
