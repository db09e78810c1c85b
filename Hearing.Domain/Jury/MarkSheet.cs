namespace Hearing.Domain.Jury;

/// <summary>One juror's number and note for one criterion; the mark is null while only a note is written.</summary>
public sealed record CriterionMark(string Criterion, int? Mark, string Note);

/// <summary>One juror's marks and notes on one candidate. Unique by juror and candidate.</summary>
public sealed class MarkSheet
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required PersonId JurorId { get; init; }
    public required CandidateId CandidateId { get; init; }
    public IReadOnlyList<CriterionMark> Marks { get; set; } = [];

    /// <summary>A note on the candidate as a whole.</summary>
    public string Note { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
    public long Revision { get; set; }
}

/// <summary>A juror's conflict of interest (jäv) with a candidate; kept on record, withdrawn only by the organiser.</summary>
public sealed class Conflict
{
    public required Guid Id { get; init; }
    public required EditionId EditionId { get; init; }

    /// <summary>Place in the edition document's list; rows added since come after their equals, by id.</summary>
    public int Order { get; init; }

    public required PersonId JurorId { get; init; }
    public required CandidateId CandidateId { get; init; }
    public string Reason { get; init; } = "";
    public required DateTimeOffset DeclaredAt { get; init; }
}
