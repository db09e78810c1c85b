using Hearing.Domain.Contracts;
using Hearing.Domain.Documents;
using Hearing.Domain.Editions;

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

    /// <summary>The concurrency token; 1 when first stored.</summary>
    public long Revision { get; set; } = 1;

    /// <summary>What is written on it.</summary>
    public SheetContent Content => new(Marks, Note);

    /// <summary>Writes the sheet anew. Empty lines are left out, control characters too.</summary>
    /// <exception cref="Refused">
    /// <see cref="RefusalCode.MarksClosed"/> once the results are released; <see cref="RefusalCode.Invalid"/> for a criterion that the edition
    /// has not or that comes twice, a mark outside the scale or a note that is too long.
    /// </exception>
    public void Write(SheetContent content, Edition edition, DateTimeOffset now)
    {
        if (edition.IsReleased)
        {
            throw new Refused(RefusalCode.MarksClosed, "The results are released; marks are no longer changed.");
        }

        Check(content, edition);
        Marks = [.. edition.Criteria.Select(c => content.For(c.Key)).Select(m => m with { Note = PlainText.Typed(m.Note) }).Where(m => m.Mark is not null || m.Note.Length > 0)];
        Note = PlainText.Typed(content.Note);
        ChangedAt = now;
    }

    private static void Check(SheetContent content, Edition edition)
    {
        var scale = edition.MarkScale;
        var known = edition.Criteria.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        if (content.Marks.Any(m => m is null || !known.Remove(m.Criterion)))
        {
            throw new Refused(RefusalCode.Invalid, "Each criterion of the edition is named at most once, and no other.");
        }

        if (content.Marks.Any(m => m.Mark < scale.Lowest || m.Mark > scale.Highest))
        {
            throw new Refused(RefusalCode.Invalid, $"A mark is a whole number from {scale.Lowest} to {scale.Highest}.");
        }

        if (content.Marks.Select(m => m.Note).Append(content.Note).Any(n => n.Length > SheetContent.LongestNote))
        {
            throw new Refused(RefusalCode.Invalid, $"A note has at most {SheetContent.LongestNote} characters.");
        }
    }
}
