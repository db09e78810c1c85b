using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Documents.Papers;

/// <summary>
/// What jurors have before them on paper: each candidate with the criteria and room for notes. A candidate with whom the juror is in
/// conflict is not in the pack but for its name on the first page.
/// </summary>
/// <param name="Marks">The marks there are, with their labels where given.</param>
public sealed record JuryPacksDocument(
    PaperFrame Frame, JuryPackHeadings Headings, IReadOnlyList<PackCriterion> Criteria, IReadOnlyList<PackMark> Marks, IReadOnlyList<JuryPack> Packs) : PaperDocument(Frame);

/// <summary>The fixed words. <paramref name="Secrecy"/> says what may not be done with a filled in pack.</summary>
public sealed record JuryPackHeadings(
    string Contents, string Time, string Candidate, string LeftOut, string Scale, string Secrecy, string About, string Criterion, string Mark, string Notes,
    string Questions, string Other);

/// <summary>A criterion that is marked.</summary>
public sealed record PackCriterion(string Name, string Description);

/// <summary>A mark and what it means; the label is empty when it has none.</summary>
public sealed record PackMark(string Mark, string Label);

/// <summary>A juror's pack.</summary>
/// <param name="LeftOut">Candidates with whom the juror is in conflict.</param>
public sealed record JuryPack(string Juror, string Role, IReadOnlyList<PackCandidate> Candidates, IReadOnlyList<string> LeftOut);

/// <summary>A candidate. <paramref name="When"/> and <paramref name="About"/> are empty where nothing is known.</summary>
public sealed record PackCandidate(string Name, string SchoolForms, string When, string About);

/// <summary>The words of jury packs.</summary>
public sealed record JuryPackTexts : PaperTexts
{
    public required JuryPackHeadings Headings { get; init; }
    public required string Juror { get; init; }
    public required string Chair { get; init; }
}

/// <summary>Makes jury packs.</summary>
/// <param name="conflicts">Every conflict that stands.</param>
public sealed class JuryPackPrint(PaperSource source, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> conflicts, JuryPackTexts texts)
{
    /// <summary>The packs of these jurors in one file.</summary>
    public JuryPacksDocument Document(IEnumerable<Person> jurors) => new(
        source.Frame(texts), texts.Headings, [.. source.Edition.Criteria.Select(c => new PackCriterion(PlainText.Line(c.Name), PlainText.Line(c.Description)))],
        [.. Marks(source.Edition.MarkScale)], [.. jurors.OrderBy(j => j.Order).Select(Pack)]);

    private IEnumerable<PackMark> Marks(MarkScale scale) => Enumerable.Range(scale.Lowest, scale.Highest - scale.Lowest + 1).Select(mark => new PackMark(
        mark.ToString(texts.Culture), PlainText.Line(scale.Labels.FirstOrDefault(l => l.Mark == mark)?.Label)));

    private JuryPack Pack(Person juror)
    {
        var times = source.CandidateItems().GroupBy(x => x.Candidate.Id).ToDictionary(g => g.Key, g => g.First().Item);
        var byTime = source.Candidates.OrderBy(c => times.TryGetValue(c.Id, out var item) ? item.Start : DateTimeOffset.MaxValue).ThenBy(c => c.Order)
            .ToLookup(c => conflicts.Contains((juror.Id, c.Id)));
        return new(
            PlainText.Line(juror.Name), juror.ActiveRoles.HasFlag(Roles.Chair) ? texts.Chair : texts.Juror,
            [.. byTime[false].Select(c => Candidate(c, times.GetValueOrDefault(c.Id)))], [.. byTime[true].Select(c => PlainText.Line(c.FullName))]);
    }

    private PackCandidate Candidate(Candidate candidate, Planning.ProgrammeItem? item) => new(
        PlainText.Line(candidate.FullName), source.SchoolForms(candidate),
        item is null ? "" : $"{source.Edition.Zone.ToLocal(item.Start).ToString("d MMM", texts.Culture)} {source.Span(item)}", PlainText.Paragraphs(candidate.Description));
}
