using Hearing.Domain.Editions;
using Hearing.Domain.People;

namespace Hearing.Domain.Planning;

/// <summary>When the candidate of a session had its session in the edition before, local time of day.</summary>
public sealed record EarlierTime(SessionId Session, TimeOnly Start);

/// <summary>
/// What <see cref="RuleKind.FairTimes"/> asks: a candidate whose session began before noon in the edition before begins at noon or later now,
/// and the other way round. Candidates that took part in no earlier edition are free.
/// </summary>
public static class FairTimes
{
    /// <summary>What parts a day in two.</summary>
    public static readonly TimeOnly Noon = new(12, 0);

    /// <summary>Whether the session's candidate gets the same half of the day again.</summary>
    public static bool IsRepeated(EarlierTime earlier, TimeOnly start) => earlier.Start < Noon == start < Noon;

    /// <summary>
    /// The times of an earlier edition's programme, for this edition's sessions. An authority is known by its name, with its unit's,
    /// without regard to case; of several sessions the first counts.
    /// </summary>
    public static IReadOnlyList<EarlierTime> Of(
        IReadOnlyList<Session> sessions, IReadOnlyList<Candidate> candidates, Edition before, IReadOnlyList<Candidate> candidatesBefore, Programme programme)
    {
        var names = candidatesBefore.ToDictionary(c => c.Id, c => c.FullName);
        var starts = programme.Items.Where(i => i.CandidateId is { } id && names.ContainsKey(id)).OrderBy(i => i.Start)
            .DistinctBy(i => names[i.CandidateId!.Value], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(i => names[i.CandidateId!.Value], i => TimeOnly.FromDateTime(before.Zone.ToLocal(i.Start)), StringComparer.OrdinalIgnoreCase);
        return [.. from session in sessions
                   let candidate = candidates.FirstOrDefault(c => c.Id == session.CandidateId)
                   where candidate is not null && starts.ContainsKey(candidate.FullName)
                   select new EarlierTime(session.Id, starts[candidate.FullName])];
    }
}
