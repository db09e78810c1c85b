namespace Hearing.Domain.Planning;

/// <summary>When jurors cannot, and where they must be anyway.</summary>
internal sealed class JurorTimes(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
{
    private readonly ILookup<PersonId, Unavailable> _cannot =
        (problem.OnCannotTimes()?.Level == RuleLevel.Ignore ? [] : problem.CannotTimes).ToLookup(c => c.Person);

    private readonly ILookup<PersonId, PlacedSession> _required =
        placed.SelectMany(p => p.Session.People, (p, person) => (p, person)).ToLookup(r => r.person, r => r.p);

    /// <summary>Whether a juror could be there: nothing the juror has said, and no other session that needs the juror.</summary>
    public bool IsFree(PersonId juror, PlacedSession session) =>
        !_cannot[juror].Any(c => PeopleCheck.Clashes(session, c)) && !_required[juror].Any(o => o.Id != session.Id && o.Overlaps(session));
}
