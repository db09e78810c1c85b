using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// The planning problem as a constraint model. Everything that <see cref="PlanCheck"/> calls a clash is a constraint here. Where the
/// pinned sessions leave no such plan they are excused: what they break by themselves is not held against the plan.
/// </summary>
internal sealed class PlanModel
{
    private readonly PlanningProblem _problem;
    private readonly bool _excused;

    public PlanModel(PlanningProblem problem, IReadOnlyList<Placement> pinned, bool excused)
    {
        (_problem, _excused) = (problem, excused);
        Grid = new TimeGrid(problem, pinned);
        Starts = new StartTimes(problem, Grid);
        var fixedAt = pinned.ToDictionary(p => p.Session, p => p.Slot);
        Sessions = [.. problem.Sessions.Select(s => Decide(s, fixedAt.GetValueOrDefault(s.Id))).OfType<SessionVars>()];
        RoomConstraints.Add(this, problem);
        PeopleConstraints.Add(this, problem);
        Wishes = RuleConstraints.Add(this, problem);
        (Idle, End) = Objectives.Add(this, problem);
        Placed = LinearExpr.Sum(Sessions.Select(s => s.Placed));
    }

    public CpModel Cp { get; } = new();
    public TimeGrid Grid { get; }
    public StartTimes Starts { get; }
    public IReadOnlyList<SessionVars> Sessions { get; }
    public LinearExpr Placed { get; }
    public LinearExpr Idle { get; }
    public LinearExpr End { get; }
    public LinearExpr Wishes { get; }

    public SessionVars? Of(SessionId id) => Sessions.FirstOrDefault(s => s.Session.Id == id);

    /// <summary>The plan that a solution stands for.</summary>
    public IReadOnlyList<Placement> PlanOf(Func<ILiteral, bool> isTrue, Func<IntVar, long> value, IReadOnlySet<SessionId> pinned) =>
        [.. from s in Sessions
            let choice = s.Choices.FirstOrDefault(c => isTrue(c.Taken))
            where choice is not null
            select new Placement(s.Session.Id, Grid.SlotAt(choice.Room, value(s.Start)), pinned.Contains(s.Session.Id))];

    /// <summary>A session that may start nowhere is left out: no plan holds it.</summary>
    private SessionVars? Decide(PlanSession session, Slot? pinned)
    {
        var name = session.Id.Value.ToString("N")[^8..];
        var starts = (pinned is null ? Free(session) : [Pinned(pinned)]).Where(s => !s.At.IsEmpty()).ToList();
        if (starts.Count == 0)
        {
            return null;
        }

        var start = Cp.NewIntVarFromDomain(starts.Aggregate(new Range(), (all, s) => all.UnionWith(s.At)), $"start {name}");
        var placed = Cp.NewBoolVar($"placed {name}");
        var choices = starts.Select(s => new Choice(s.Room, s.Day, Cp.NewBoolVar($"{name} in {s.Room} on {s.Day}"))).ToList();
        foreach (var (choice, at) in choices.Zip(starts, (c, s) => (c, s.At)))
        {
            Cp.AddLinearExpressionInDomain(start, at).OnlyEnforceIf(choice.Taken);
        }

        Cp.Add(LinearExpr.Sum(choices.Select(c => c.Taken)) == placed);
        Cp.Add(start == start.Domain.Min()).OnlyEnforceIf(placed.Not());
        if (pinned is not null)
        {
            Cp.Add(placed == 1);
        }

        return new SessionVars(session, Grid.Length(session.Length), pinned is not null && _excused, start, placed, choices);
    }

    private IEnumerable<(string Room, int Day, Range At)> Free(PlanSession session) =>
        from room in _problem.Rooms
        from day in Enumerable.Range(0, Grid.Days)
        select (room.Slug, day, Starts.For(session, room, day));

    private (string Room, int Day, Range At) Pinned(Slot slot) =>
        (slot.Room, Grid.DayOf(slot.Date), new Range(Grid.At(slot.Date.ToDateTime(slot.Start))));
}
