using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// The planning problem as a constraint model. Everything that <see cref="PlanCheck"/> calls a clash is a constraint here; what only a later
/// term of the objective needs is added when that term is asked for, so that the first ones are solved on a small model. Where the
/// pinned sessions leave no such plan they are excused: what they break by themselves is not held against the plan.
/// </summary>
internal sealed class PlanModel
{
    private readonly PlanningProblem _problem;
    private readonly bool _excused;
    private readonly Dictionary<SessionId, SessionVars> _byId;
    private readonly Dictionary<(SessionId, string, int), BoolVar> _taken = [];
    private (LinearExpr Idle, LinearExpr End)? _compact;

    public PlanModel(PlanningProblem problem, IReadOnlyList<Placement> pinned, bool excused)
    {
        (_problem, _excused) = (problem, excused);
        Grid = new TimeGrid(problem, pinned);
        Starts = new StartTimes(problem, Grid);
        var fixedAt = pinned.ToDictionary(p => p.Session, p => p.Slot);
        Sessions = [.. problem.Sessions.Select(s => Decide(s, fixedAt.GetValueOrDefault(s.Id))).OfType<SessionVars>()];
        _byId = Sessions.ToDictionary(s => s.Session.Id);
        Placed = LinearExpr.Sum(Sessions.Select(s => s.Placed));
        RoomConstraints.Add(this, problem);
        Attendance = new Attendance(this, problem);
        PeopleConstraints.Add(this, problem);
        RuleConstraints.AddMusts(this, problem);
        Capacities.Add(this, problem);
        Twins = new Twins(this, problem);
        Twins.Order(this);
    }

    public CpModel Cp { get; } = new();
    public TimeGrid Grid { get; }
    public StartTimes Starts { get; }

    /// <summary>The sessions that may start somewhere; no plan holds another.</summary>
    public IReadOnlyList<SessionVars> Sessions { get; }
    public Twins Twins { get; }
    public LinearExpr Placed { get; }
    public LinearExpr Wishes => field ??= RuleConstraints.AddWishes(this, _problem);
    public LinearExpr Idle => (_compact ??= Objectives.Add(this, _problem)).Idle;
    public LinearExpr End => (_compact ??= Objectives.Add(this, _problem)).End;
    public LinearExpr Fairness => field ??= Fairnesses.Add(this, _problem);
    public KeptTerms Kept => field ??= KeptTerms.Add(this, _problem, _problem.Kept!);

    public Attendance Attendance { get; }

    public SessionVars? Of(SessionId id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether a session is in this room on this day; null where it cannot be.</summary>
    public BoolVar? Taken(SessionVars session, string room, int day)
    {
        if (!session.Places.Any(p => p.Room == room && p.Day == day))
        {
            return null;
        }

        if (session.Rooms.Count == 1 || session.Days.Count == 1)
        {
            return session.Rooms.Count == 1 ? session.Days[day] : session.Rooms[room];
        }

        if (!_taken.TryGetValue((session.Session.Id, room, day), out var taken))
        {
            taken = _taken[(session.Session.Id, room, day)] = Cp.NewBoolVar("taken");
            Cp.AddImplication(taken, session.Rooms[room]);
            Cp.AddImplication(taken, session.Days[day]);
            Cp.AddBoolOr([taken, session.Rooms[room].Not(), session.Days[day].Not()]);
        }

        return taken;
    }

    /// <summary>The sessions that may be in this room on this day, and whether they are.</summary>
    public List<(SessionVars Session, BoolVar Taken)> In(string room, int day) =>
        [.. from s in Sessions let taken = Taken(s, room, day) where taken is not null select (s, taken)];

    /// <summary>The plan that a solution stands for.</summary>
    public IReadOnlyList<Placement> PlanOf(Func<ILiteral, bool> isTrue, Func<IntVar, long> value, IReadOnlySet<SessionId> pinned) =>
        [.. from s in Sessions
            where isTrue(s.Placed)
            let room = s.Rooms.First(r => isTrue(r.Value)).Key
            select new Placement(s.Session.Id, Grid.SlotAt(room, value(s.Start)), pinned.Contains(s.Session.Id))];

    /// <summary>Starts the next search from a plan.</summary>
    public void Hint(IReadOnlyList<Placement> plan)
    {
        var slots = plan.ToDictionary(p => p.Session, p => p.Slot);
        Cp.ClearHints();
        foreach (var s in Sessions)
        {
            var slot = slots.GetValueOrDefault(s.Session.Id);
            var at = slot is null ? s.Start.Domain.Min() : Grid.At(slot.Date.ToDateTime(slot.Start));
            Cp.AddHint(s.Start, s.Start.Domain.Contains(at) ? at : s.Start.Domain.Min());
            Hint(s.Placed, slot is not null);
            foreach (var (room, literal) in s.Rooms.Where(_ => s.Rooms.Count > 1))
            {
                Hint(literal, slot?.Room == room);
            }

            foreach (var (day, literal) in s.Days.Where(_ => s.Days.Count > 1))
            {
                Hint(literal, slot is not null && Grid.DayOf(slot.Date) == day);
            }
        }
    }

    /// <summary>Starts the next search from a solution.</summary>
    public void Hint(IReadOnlyList<long> solution)
    {
        Cp.ClearHints();
        Cp.Model.SolutionHint = new PartialVariableAssignment();
        Cp.Model.SolutionHint.Vars.AddRange(Enumerable.Range(0, solution.Count));
        Cp.Model.SolutionHint.Values.AddRange(solution);
    }

    private void Hint(BoolVar literal, bool value) => Cp.AddHint((ILiteral)literal, value);

    /// <summary>A variable for each cost there is, of which the session takes the one of its start.</summary>
    public LinearExpr ByStart(SessionVars session, Dictionary<long, long> costs)
    {
        var same = costs.GroupBy(c => c.Value, c => c.Key).ToList();
        if (same.TrueForAll(s => s.Key == 0))
        {
            return LinearExpr.Constant(0);
        }

        var literals = same.ConvertAll(_ => Cp.NewBoolVar("costs"));
        foreach (var (starts, literal) in same.Zip(literals))
        {
            Cp.AddLinearExpressionInDomain(session.Start, Range.FromValues([.. starts])).OnlyEnforceIf(literal);
        }

        Cp.AddExactlyOne([.. literals, session.Placed.Not()]);
        return LinearExpr.WeightedSum(literals, same.Select(s => s.Key));
    }

    private SessionVars? Decide(PlanSession session, Slot? pinned)
    {
        var name = session.Id.Value.ToString("N")[^8..];
        List<Place> places = [.. (pinned is null ? Starts.For(session) : [Pinned(pinned)])];
        if (places.Count == 0)
        {
            return null;
        }

        var all = Union(places);
        var start = Cp.NewIntVarFromDomain(all, $"start {name}");
        var placed = Cp.NewBoolVar($"placed {name}");
        Cp.Add(start == all.Min()).OnlyEnforceIf(placed.Not());
        if (pinned is not null)
        {
            Cp.Add(placed == 1);
        }

        var length = Grid.Length(session.Length);
        return new SessionVars(
            session, length, pinned is not null && _excused, start, placed, Cp.NewOptionalFixedSizeIntervalVar(start, length, placed, ""),
            OneOf(placed, start, all, places.GroupBy(p => p.Room)), OneOf(placed, start, all, places.GroupBy(p => p.Day)), places);
    }

    /// <summary>A placed session has one of these, and starts when that one allows.</summary>
    private Dictionary<T, BoolVar> OneOf<T>(BoolVar placed, IntVar start, Range all, IEnumerable<IGrouping<T, Place>> places)
        where T : notnull
    {
        var options = places.ToDictionary(g => g.Key, g => Union(g));
        if (options.Count == 1)
        {
            return new() { [options.Keys.First()] = placed };
        }

        var literals = options.ToDictionary(o => o.Key, o => Cp.NewBoolVar($"in {o.Key}"));
        Cp.AddExactlyOne([.. literals.Values, placed.Not()]);
        foreach (var (key, at) in options.Where(o => o.Value.Size() < all.Size()))
        {
            Cp.AddLinearExpressionInDomain(start, at).OnlyEnforceIf(literals[key]);
        }

        return literals;
    }

    private static Range Union(IEnumerable<Place> places) => places.Aggregate(new Range(), (all, p) => all.UnionWith(p.At));

    private Place Pinned(Slot slot) => new(slot.Room, Grid.DayOf(slot.Date), new Range(Grid.At(slot.Date.ToDateTime(slot.Start))));
}
