using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning;

/// <summary>The candidates' sessions, made from the edition's template.</summary>
public static class SessionsFromTemplate
{
    /// <summary>A session for each candidate that has none, unplaced, with the whole jury as its panel.</summary>
    public static IReadOnlyList<Session> For(EditionContent content)
    {
        var edition = content.Edition;
        var without = content.Candidates.Where(c => content.Sessions.All(s => s.CandidateId != c.Id));
        return [.. without.Select((candidate, i) => new Session
        {
            Id = SessionId.New(), EditionId = edition.Id, Order = content.Sessions.Count + i, Kind = SessionKind.Candidate,
            Title = candidate.FullName, CandidateId = candidate.Id, Panel = new(PanelKind.WholeJury, [], edition.Quorum),
            Parts = [.. edition.Template.Select(t => new Part(PartId.New(), t.Kind, t.Title, TimeSpan.FromSeconds(t.LengthSeconds), t.EndPolicy, null))],
        })];
    }
}
