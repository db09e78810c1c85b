namespace Hearing.Domain.Planning;

/// <summary>Which differences between two versions concern a person: those of the sessions that need the person, and of the sessions of the candidate that the person speaks for.</summary>
public static class OwnChanges
{
    /// <param name="changes">All differences.</param>
    /// <param name="sessions">The edition's sessions now.</param>
    /// <param name="before">The version before: a session that is no more is known from there.</param>
    public static IReadOnlyList<ProgrammeChange> Of(
        IReadOnlyList<ProgrammeChange> changes, IReadOnlyList<PlanSession> sessions, IReadOnlyList<ProgrammeItem> before, PersonId person, CandidateId? speaksFor)
    {
        var needed = sessions.Where(s => s.People.Contains(person) || s.Panel.Pool.Contains(person)).Select(s => s.Id);
        var spoken = sessions.Where(s => speaksFor is not null && s.CandidateId == speaksFor).Select(s => s.Id)
            .Concat(before.Where(i => speaksFor is not null && i.CandidateId == speaksFor).Select(i => i.SessionId));
        var own = needed.Concat(spoken).ToHashSet();
        return [.. changes.Where(c => own.Contains(c.SessionId))];
    }
}
