namespace Hearing.Domain.Planning;

/// <summary>
/// What would be wrong with one session at one place after another, fast enough to ask while it is dragged: the rules of
/// <see cref="PlanCheck"/> itself, asked of those sessions alone whom the move can concern. The answer is the same as that of the whole plan.
/// </summary>
public sealed class PlaceCheck
{
    private readonly PlanningProblem _problem;
    private readonly PlanSession _session;
    private readonly Slot? _from;
    private readonly IReadOnlyList<PlacedSession> _others;
    private readonly HashSet<SessionId> _linked;
    private readonly bool _sharesPools;
    private readonly Dictionary<(string Room, DateOnly Date), IReadOnlyList<PlanWarning>> _before = [];

    /// <summary>Whose places are asked about.</summary>
    public SessionId Session => _session.Id;

    /// <summary>Prepares the questions about a session of the plan.</summary>
    public PlaceCheck(PlanningProblem problem, IReadOnlyList<Placement> plan, SessionId session)
    {
        _session = problem.Sessions.First(s => s.Id == session);
        _from = plan.FirstOrDefault(p => p.Session == session)?.Slot;
        _others = PlacedSession.All(problem, [.. plan.Where(p => p.Session != session)]);
        List<Rule> rules = [.. problem.Rules.Where(r => r.Sessions.Count == 0 || r.Kind == RuleKind.NotFirst || r.Sessions.Contains(session))];
        _linked = [.. rules.Where(r => r.Kind != RuleKind.NotFirst).SelectMany(r => r.Sessions)];
        var pools = _others.SelectMany(o => o.Session.Panel.Pool).Concat(_session.Panel.Pool).ToHashSet();
        _sharesPools = _session.Panel.Pool.Count > 0 || _session.People.Any(pools.Contains);
        _problem = problem with
        {
            Rules = rules,
            CannotTimes = [.. problem.CannotTimes.Where(c => _session.People.Contains(c.Person) || (_sharesPools && pools.Contains(c.Person)))],
        };
    }

    /// <summary>
    /// The warnings that name the session at that place, and those about others that the plan does not have as it is; in the order of
    /// <see cref="PlanCheck"/>. <paramref name="length"/> is another length for the session, null its own.
    /// </summary>
    public IReadOnlyList<PlanWarning> At(Slot slot, TimeSpan? length = null)
    {
        if (!_before.TryGetValue((slot.Room, slot.Date), out var before))
        {
            _before[(slot.Room, slot.Date)] = before = Warnings(slot, _from, _session);
        }

        return [.. Warnings(slot, slot, length is { } other ? _session with { Length = other } : _session)
            .Where(w => w.Sessions.Contains(_session.Id) || !before.Any(b => b.SaysTheSame(w)))];
    }

    /// <summary>What is wrong among those concerned by a place while the session lies where it does, or nowhere.</summary>
    private IReadOnlyList<PlanWarning> Warnings(Slot place, Slot? lies, PlanSession session)
    {
        var concerned = Concerned(place).ToList();
        return PlanCheck.Of(
            _problem with { Sessions = [.. concerned.Select(o => o.Session), .. lies is null ? [] : new[] { session }] },
            [.. concerned.Select(o => new Placement(o.Id, o.Slot, false)), .. lies is null ? [] : new[] { new Placement(session.Id, lies, false) }]);
    }

    /// <summary>
    /// Of the days from which and to which it goes: who is in these rooms, or needs somebody whom it needs, and each day's first. With panels out of pools
    /// everybody, for jurors are shared out over all. Of all days those that a rule names together with it.
    /// </summary>
    private IEnumerable<PlacedSession> Concerned(Slot place)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var other in _others)
        {
            var date = other.Slot.Date;
            var isOfTheDay = date == place.Date || date == _from?.Date;
            if ((isOfTheDay && (seen.Add(date) || _sharesPools || other.Slot.Room == place.Room || other.Slot.Room == _from?.Room
                || other.Session.People.Any(_session.People.Contains))) || _linked.Contains(other.Id))
            {
                yield return other;
            }
        }
    }
}
