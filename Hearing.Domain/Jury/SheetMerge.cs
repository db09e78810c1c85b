using Hearing.Domain.Contracts;

namespace Hearing.Domain.Jury;

/// <summary>One place on a sheet where two devices wrote different things. The note on the whole has no criterion.</summary>
public sealed record SheetClash(string? Criterion, CriterionMark Mine, CriterionMark Theirs);

/// <summary>
/// Brings together what two devices made of the same sheet: places that only one of them changed are taken over,
/// places that both changed differently are clashes, and keep this device's words until the juror has chosen.
/// </summary>
public sealed record SheetMerge(SheetContent Content, IReadOnlyList<SheetClash> Clashes)
{
    /// <summary>Merges <paramref name="mine"/> and <paramref name="theirs"/>, which both began as <paramref name="before"/>.</summary>
    public static SheetMerge Of(SheetContent before, SheetContent mine, SheetContent theirs)
    {
        var clashes = new List<SheetClash>();
        var criteria = before.Marks.Concat(mine.Marks).Concat(theirs.Marks).Select(m => m.Criterion).Distinct(StringComparer.Ordinal);
        var lines = criteria.Select(c => Line(c, before.For(c), mine.For(c), theirs.For(c), clashes)).ToList();
        var note = Line(null, Whole(before), Whole(mine), Whole(theirs), clashes).Note;
        return new(new(lines, note), clashes);
    }

    /// <summary>This device's words and the other's below them; this device's mark, or else the other's.</summary>
    public static CriterionMark Both(SheetClash clash) =>
        clash.Mine with { Mark = clash.Mine.Mark ?? clash.Theirs.Mark, Note = Both(clash.Mine.Note, clash.Theirs.Note) };

    /// <summary>The sheet with the choice put in the clash's place.</summary>
    public static SheetContent Put(SheetContent content, SheetClash clash, CriterionMark choice) =>
        clash.Criterion is null ? content with { Note = choice.Note } : content.With(choice);

    private static string Both(string mine, string theirs) =>
        mine == theirs || theirs.Length == 0 ? mine : mine.Length == 0 ? theirs : $"{mine}\n\n{theirs}";

    private static CriterionMark Whole(SheetContent content) => new("", null, content.Note);

    private static CriterionMark Line(string? criterion, CriterionMark before, CriterionMark mine, CriterionMark theirs, List<SheetClash> clashes)
    {
        if (mine == theirs || theirs == before)
        {
            return mine;
        }

        if (mine == before)
        {
            return theirs;
        }

        clashes.Add(new(criterion, mine, theirs));
        return mine;
    }
}
