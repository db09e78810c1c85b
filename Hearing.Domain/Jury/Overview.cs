using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Jury;

/// <summary>A criterion's marks for one candidate, of the jurors without conflict: mean and extremes; null when nobody has marked.</summary>
public sealed record CriterionSummary(string Criterion, int Count, double? Mean, int? Lowest, int? Highest);

/// <summary>
/// What one juror wrote on one candidate. In conflict: nothing of it is shown or counted. <paramref name="MayDecide"/>: whether the
/// juror can take part in the decision; somebody who left the jury cannot, and what they wrote before stays.
/// </summary>
public sealed record JurorRow(PersonId Juror, string Name, bool InConflict, bool MayDecide, SheetContent Content, double? Mean);

/// <summary>One candidate as the jury compares it.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Criteria">One summary for each criterion of the edition.</param>
/// <param name="Mean">The mean of all marks of jurors without conflict.</param>
/// <param name="Jurors">Every juror, in the edition's order.</param>
/// <param name="Marked">How many jurors without conflict have marked at least one criterion.</param>
/// <param name="Able">How many jurors can take part in the decision; at least the edition's quorum are needed.</param>
public sealed record OverviewRow(
    CandidateId Candidate, string Name, IReadOnlyList<CriterionSummary> Criteria, double? Mean,
    IReadOnlyList<JurorRow> Jurors, int Marked, int Able);

/// <summary>The jury's comparison of the candidates.</summary>
public static class Overview
{
    /// <summary>
    /// The rows that the viewer may see: none of a candidate with whom the viewer is in conflict. No figure in a row depends on another
    /// row, so that nothing can be reckoned out about a candidate that is not shown.
    /// </summary>
    /// <exception cref="Refused"><see cref="RefusalCode.MarksClosed"/> before the chair has opened the marks.</exception>
    public static IReadOnlyList<OverviewRow> Of(
        Access viewer, Edition edition, IEnumerable<Candidate> candidates, IReadOnlyList<Person> jurors,
        IReadOnlyList<MarkSheet> sheets, IReadOnlyList<Conflict> conflicts)
    {
        if (edition.MarksOpenedAt is null)
        {
            throw new Refused(RefusalCode.MarksClosed, "The chair has not opened the marks.");
        }

        var standing = Conflict.Standing(conflicts, jurors);
        return [.. candidates.Where(c => !viewer.IsInConflictWith(c.Id)).OrderBy(c => c.Order)
            .Select(c => Row(edition, c, jurors, sheets.Where(s => s.CandidateId == c.Id).ToList(), standing))];
    }

    private static OverviewRow Row(
        Edition edition, Candidate candidate, IReadOnlyList<Person> jurors, List<MarkSheet> sheets, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> standing)
    {
        var rows = jurors.OrderBy(j => j.Order).Select(j => Juror(j, sheets, standing.Contains((j.Id, candidate.Id)))).ToList();
        var marks = rows.SelectMany(r => r.Content.Marks).ToList();
        return new(candidate.Id, candidate.FullName,
            [.. edition.Criteria.Select(c => Summary(c.Key, [.. marks.Where(m => m.Criterion == c.Key && m.Mark is not null).Select(m => m.Mark!.Value)]))],
            Mean(marks), rows, rows.Count(r => r.Mean is not null), rows.Count(r => r.MayDecide));
    }

    private static JurorRow Juror(Person juror, List<MarkSheet> sheets, bool inConflict)
    {
        var content = inConflict ? SheetContent.Empty : sheets.FirstOrDefault(s => s.JurorId == juror.Id)?.Content ?? SheetContent.Empty;
        return new(juror.Id, juror.Name, inConflict, !inConflict && juror.IsSittingJuror, content, Mean(content.Marks));
    }

    private static CriterionSummary Summary(string criterion, IReadOnlyList<int> marks) =>
        marks.Count == 0 ? new(criterion, 0, null, null, null) : new(criterion, marks.Count, marks.Average(), marks.Min(), marks.Max());

    private static double? Mean(IEnumerable<CriterionMark> marks) => marks.Average(m => (double?)m.Mark);
}
