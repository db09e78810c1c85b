using System.ComponentModel.DataAnnotations;
using Hearing.Domain.Awards;
using Hearing.Domain.Documents;

namespace Hearing.Domain.Contracts;

/// <summary>The jury's decision on one candidate.</summary>
public sealed record DecisionDocument
{
    public required Guid Id { get; init; }
    public required CandidateId CandidateId { get; init; }
    public required AwardKind Kind { get; init; }

    /// <summary>The jury's motivation; empty only when nothing was given.</summary>
    public string Motivation { get; init; } = "";
    public required DateTimeOffset DecidedAt { get; init; }
    public PersonId? DecidedBy { get; init; }
    public IReadOnlyList<PersonId> TookPart { get; init; } = [];

    /// <summary>The chair's comment on the film.</summary>
    public string? FilmComment { get; init; }
}

/// <summary>A line of the decision's protocol.</summary>
public sealed record ProtocolEntryDocument
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public PersonId? By { get; init; }
    [MaxLength(60)] public required string Kind { get; init; }
    public CandidateId? CandidateId { get; init; }
    public string Text { get; init; } = "";
}

/// <summary>A certificate as it was issued; what it says does not follow later edits.</summary>
public sealed record CertificateRecordDocument
{
    public required CertificateId Id { get; init; }

    /// <summary>The candidate it is given to; null for thanks to a person.</summary>
    public CandidateId? CandidateId { get; init; }

    /// <summary>The person who is thanked.</summary>
    public PersonId? PersonId { get; init; }
    [MaxLength(40)] public required string Number { get; init; }
    [MaxLength(40)] public required string Code { get; init; }
    [MaxLength(402)] public required string CandidateName { get; init; }

    /// <summary>Names, not keys, as printed.</summary>
    public IReadOnlyList<string> SchoolForms { get; init; } = [];
    public required CertificateKind Kind { get; init; }
    public required string Motivation { get; init; }
    [Range(2000, 2200)] public required int Year { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>A public webinar by a recipient.</summary>
public sealed record WebinarDocument
{
    public required WebinarId Id { get; init; }
    public CandidateId? CandidateId { get; init; }
    [MaxLength(300)] public required string Title { get; init; }
    public string Description { get; init; } = "";
    public DateTimeOffset? StartsAt { get; init; }
    [Range(1, 1440)] public int LengthMinutes { get; init; } = 90;
    [MaxLength(2000)] public string? JoinLink { get; init; }
    [MaxLength(2000)] public string? RecordingLink { get; init; }
    [MaxLength(2000)] public string? DocumentationLink { get; init; }
}

/// <summary>What only the jury may read.</summary>
public sealed record JuryDocument
{
    public IReadOnlyList<MarkSheetDocument> MarkSheets { get; init; } = [];
}

/// <summary>One juror's marks and notes on one candidate.</summary>
public sealed record MarkSheetDocument
{
    public required Guid Id { get; init; }
    public required PersonId JurorId { get; init; }
    public required CandidateId CandidateId { get; init; }
    public IReadOnlyList<CriterionMarkDocument> Marks { get; init; } = [];
    public string Note { get; init; } = "";
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>One mark and note for one criterion.</summary>
public sealed record CriterionMarkDocument
{
    [MaxLength(60)] public required string Criterion { get; init; }
    [Range(-1000, 1000)] public int? Mark { get; init; }
    public string Note { get; init; } = "";
}
