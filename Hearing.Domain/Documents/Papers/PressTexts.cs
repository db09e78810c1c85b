using Hearing.Domain.Awards;
using Hearing.Domain.Films;
using Hearing.Domain.People;

namespace Hearing.Domain.Documents.Papers;

/// <summary>The text for the press at the release: who got what, and why.</summary>
/// <param name="Embargo">That it may not be published yet; null after the release.</param>
/// <param name="Address">The recipients' page.</param>
/// <param name="AddressText">What the QR code is, for those who do not see it.</param>
public sealed record PressDocument(
    PaperFrame Frame, string? Embargo, string Dateline, string Lead, IReadOnlyList<PressGroup> Groups, string AboutHeading, string About,
    string MoreHeading, string More, Uri Address, string AddressText) : PaperDocument(Frame)
{
    public override IEnumerable<Uri> Addresses => [Address];
}

/// <summary>Those who got the same.</summary>
public sealed record PressGroup(string Heading, IReadOnlyList<PressRecipient> Recipients);

/// <summary>A recipient; school forms and <paramref name="Film"/> are empty where there is nothing to say.</summary>
public sealed record PressRecipient(string Name, string SchoolForms, string Motivation, string Film);

/// <summary>The words of a press text. Its title has {0} for the year.</summary>
public sealed record PressWords : PaperTexts
{
    public required string Embargo { get; init; }

    /// <summary>{0} is how many awards in words of the award, {1} the year.</summary>
    public required Func<int, int, string> Lead { get; init; }
    public required string Awards { get; init; }
    public required string Mentions { get; init; }

    /// <summary>{0} is the film's title.</summary>
    public required string Film { get; init; }
    public required string AboutHeading { get; init; }
    public required string About { get; init; }
    public required string MoreHeading { get; init; }
    public required string More { get; init; }
    public required string AddressText { get; init; }
}

/// <summary>Makes the press text.</summary>
/// <param name="awards">The decisions that the reader may see.</param>
/// <param name="films">The newest film of each candidate that has one.</param>
public sealed class PressPrint(PaperSource source, IReadOnlyList<Award> awards, IReadOnlyDictionary<CandidateId, Film> films, PressWords texts)
{
    /// <summary>The document; no groups while nothing is decided.</summary>
    public PressDocument Document()
    {
        PressGroup[] groups = [Group(texts.Awards, AwardKind.Award), Group(texts.Mentions, AwardKind.HonourableMention)];
        var at = source.Edition.Zone.ToLocal(source.Edition.ReleasedAt ?? source.MadeAt);
        return new(
            source.Frame(texts, texts.Fill(texts.Title, source.Edition.Year)), source.Edition.IsReleased ? null : texts.Embargo,
            at.ToString("d MMMM yyyy", texts.Culture), texts.Lead(groups[0].Recipients.Count, groups[1].Recipients.Count), [.. groups.Where(g => g.Recipients.Count > 0)],
            texts.AboutHeading, texts.About, texts.MoreHeading, texts.More, source.Address, texts.AddressText);
    }

    private PressGroup Group(string heading, AwardKind kind) => new(heading,
        [.. from candidate in source.Candidates
            orderby candidate.Order
            join award in awards.Where(a => a.Kind == kind) on candidate.Id equals award.CandidateId
            select Recipient(candidate, award)]);

    private PressRecipient Recipient(Candidate candidate, Award award) => new(
        PlainText.Line(candidate.FullName), source.SchoolForms(candidate), PlainText.Paragraphs(award.Motivation),
        films.TryGetValue(candidate.Id, out var film) ? texts.Fill(texts.Film, PlainText.Line(film.Title)) : "");
}
