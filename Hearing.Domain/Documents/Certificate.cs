namespace Hearing.Domain.Documents;

/// <summary>A certificate made at the release; what it says is kept, so that its check page never changes with later edits.</summary>
public sealed class Certificate
{
    public required CertificateId Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required CandidateId CandidateId { get; init; }

    /// <summary>Number in the edition, such as <c>2021-03</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The code of the check page: 128 random bits as 26 letters and digits of Crockford's base 32.</summary>
    public required string Code { get; init; }
    public required string CandidateName { get; init; }
    public required IReadOnlyList<string> SchoolForms { get; init; }
    public required CertificateKind Kind { get; init; }
    public required string Motivation { get; init; }
    public required int Year { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public long Revision { get; set; }
}
