using Hearing.Domain.Editions;
using Hearing.Domain.Jury;
using Hearing.Domain.People;

namespace Hearing.Domain.Planning;

/// <summary>A session's place in a plan, and whether the solver may not move it.</summary>
public sealed record Placement(SessionId Session, Slot Slot, bool Pinned);

/// <summary>
/// The jurors a session needs, with conflicts already taken out: <paramref name="Required"/> must all be there,
/// <paramref name="FromPool"/> of <paramref name="Pool"/> as well. <paramref name="Needed"/> is the least number in all.
/// </summary>
public sealed record PlanPanel(
    IReadOnlyList<PersonId> Required, IReadOnlyList<PersonId> Pool, int FromPool, int Needed, IReadOnlyList<PersonId> InConflict)
{
    /// <summary>
    /// Whether the pool is the whole jury: <see cref="FromPool"/> is its quorum, and all who are free come. It is one body: two of its sessions
    /// are never at once, and the way between two rooms counts. A juror who must be elsewhere, or is drawn for another panel, is not free.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>No juror is needed.</summary>
    public static readonly PlanPanel None = new([], [], 0, 0, []);
}

/// <summary>What planning knows of a session. <paramref name="People"/> are all who must be there, the panel's required jurors among them.</summary>
public sealed record PlanSession(
    SessionId Id, SessionKind Kind, string Title, CandidateId? CandidateId, TimeSpan Length,
    IReadOnlyList<PersonId> People, PlanPanel Panel, IReadOnlyList<string> Equipment)
{
    /// <summary>Whether it is a break or lunch: it needs no changeover and counts as a rest.</summary>
    public bool IsBreak => Kind is SessionKind.Break or SessionKind.Lunch;

    /// <summary>Who keeps it and another one from being at once: people whom both need, and the jury where both are the whole jury's.</summary>
    public IEnumerable<PersonId> Shared(PlanSession other) =>
        Panel.IsWhole && other.Panel.IsWhole ? People.Intersect(other.People).Union(Panel.Pool.Intersect(other.Panel.Pool)) : People.Intersect(other.People);
}

/// <summary>A stretch in which a person cannot take part, local time, half-open.</summary>
public sealed record Unavailable(PersonId Person, DateOnly Date, TimeOnly From, TimeOnly Until);

/// <summary>All that checking, counting and solving a plan need, without storage: times are local in <paramref name="TimeZone"/>.</summary>
public sealed record PlanningProblem(
    string TimeZone, IReadOnlyList<HearingDay> Days, IReadOnlyList<Room> Rooms, IReadOnlyList<Travel> Travels,
    IReadOnlyList<HardPoint> HardPoints, IReadOnlyList<Rule> Rules,
    IReadOnlyList<PlanSession> Sessions, IReadOnlyList<Unavailable> CannotTimes)
{
    /// <summary>When candidates had their sessions in the edition before; empty where the rule on fair times is ignored.</summary>
    public IReadOnlyList<EarlierTime> LastYear { get; init; } = [];

    /// <summary>What a new plan changes as little of as possible; null where it is made as if there had been none.</summary>
    public KeptPlan? Kept { get; init; }

    /// <summary>The rule on people's cannot-times; null where the edition has none, which is a must. Of several the first counts.</summary>
    public Rule? OnCannotTimes() => Rule.OnCannotTimes(Rules);

    /// <summary>
    /// The problem of an edition. A candidate's session needs those who speak for the candidate; people whose access was
    /// withdrawn are needed nowhere. Rules that every hearing has are added where the edition is silent: see <see cref="UsualRules"/>.
    /// </summary>
    public static PlanningProblem Of(
        Edition edition, IReadOnlyList<Session> sessions, IReadOnlyList<Person> people,
        IReadOnlyList<CannotTime> cannotTimes, IReadOnlyList<Conflict> conflicts)
    {
        var active = people.Where(p => p.WithdrawnAt is null).ToList();
        var standing = Conflict.Standing(conflicts, active);
        var planned = sessions.OrderBy(s => s.Order).Select(s => Planned(s, active, standing)).ToList();
        return new PlanningProblem(
            edition.TimeZone, [.. edition.Days.OrderBy(d => d.Date)], edition.Rooms, edition.Travels, edition.HardPoints,
            [.. edition.Rules, .. UsualRules.For(edition.Rules, planned)], planned,
            [.. cannotTimes.Select(c => new Unavailable(c.PersonId, c.Date, c.From, c.Until))]);
    }

    /// <summary>The placed sessions of an edition as a plan.</summary>
    public static IReadOnlyList<Placement> PlanOf(IEnumerable<Session> sessions) =>
        [.. sessions.Where(s => s.Slot is not null).Select(s => new Placement(s.Id, s.Slot!, s.Pinned))];

    private static PlanSession Planned(Session session, List<Person> people, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> standing)
    {
        var panel = PanelOf(session, people, standing);
        var speakers = people.Where(p => session.CandidateId is not null && p.CandidateId == session.CandidateId).Select(p => p.Id);
        var required = session.RequiredPeople.Where(id => people.Exists(p => p.Id == id));
        return new PlanSession(
            session.Id, session.Kind, session.Title, session.CandidateId, session.Length,
            [.. speakers.Concat(required).Concat(panel.Required).Distinct()], panel, session.Equipment);
    }

    private static PlanPanel PanelOf(Session session, List<Person> people, IReadOnlySet<(PersonId Juror, CandidateId Candidate)> standing)
    {
        var panel = session.Panel;
        var barred = standing.Where(c => c.Candidate == session.CandidateId).Select(c => c.Juror).ToHashSet();
        var jury = people.Where(p => p.Roles.HasFlag(Roles.Juror)).Select(p => p.Id).ToList();
        var named = panel.Jurors.Where(j => people.Exists(p => p.Id == j)).ToList();
        return panel.Kind switch
        {
            PanelKind.None => PlanPanel.None,
            PanelKind.WholeJury when panel.Quorum == 0 => new([.. jury.Where(j => !barred.Contains(j))], [], 0, 0, []),
            PanelKind.WholeJury => new([], [.. jury.Where(j => !barred.Contains(j))], panel.Quorum, panel.Quorum, []) { IsWhole = true },
            PanelKind.Named => new([.. named.Where(j => !barred.Contains(j))], [], 0, panel.Jurors.Count, [.. named.Where(barred.Contains)]),
            PanelKind.FromPool => new([], [.. named.Where(j => !barred.Contains(j))], panel.Quorum, panel.Quorum, []),
            _ => throw new ArgumentOutOfRangeException(nameof(session), panel.Kind, null),
        };
    }
}
