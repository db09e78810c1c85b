namespace Hearing.Domain.Planning;

/// <summary>
/// What a plan is worth by the objective, counted from the plan alone: most sessions placed, then least weight of wishes broken, then least
/// idle minutes, then earliest end, then the fairest treatment.
/// </summary>
/// <param name="Placed">How many sessions have a slot.</param>
/// <param name="IdleMinutes">
/// Minutes in which a room is open without session, break or changeover, all rooms and days together. A room is open from the start of its
/// first to the end of its last session of a day; of each stretch between two sessions the room's changeover is not idle.
/// </param>
/// <param name="EndMinutes">Minutes from a day's opening to the end of its last session, all days together; a day without sessions counts 0.</param>
/// <param name="WishesBroken">The weights of the wishes not granted, each counted once however often it is broken; cannot-times among them where they are a wish. One more for each juror of a whole jury that a session is placed without.</param>
/// <param name="FairnessMinutes">How unequally people are treated: see <see cref="FairTreatment"/>.</param>
public sealed record PlanScore(int Placed, double IdleMinutes, double EndMinutes, int WishesBroken, double FairnessMinutes = 0)
{
    /// <summary>Counts the plan.</summary>
    public static PlanScore Of(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var placed = PlacedSession.All(problem, plan);
        var wishes = RuleCheck.Of(problem, placed).Concat(PeopleCheck.CannotTimes(problem, placed)).Where(w => w.Level == PlanWarningLevel.Should).Select(w => w.Reason.Key).Distinct();
        return new PlanScore(
            placed.Count,
            placed.GroupBy(p => (p.Slot.Room, p.Slot.Date)).Sum(g => Idle(problem, g.Key.Room, [.. g]).TotalMinutes),
            placed.GroupBy(p => p.Slot.Date).Sum(g => (g.Max(p => p.End) - Opening(problem, g.Key)).TotalMinutes),
            placed.Sum(p => PeopleCheck.Absent(problem, p).Count()) + wishes.Sum(key => problem.Rules.Where(r => r.Key == key && r.Level == RuleLevel.Wish).Max(r => r.Weight)),
            FairTreatment.Minutes(problem, placed));
    }

    /// <summary>A term's value by the name it has in a solve, in that order: see <see cref="TermNames"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such term.</exception>
    public double Term(string name) => name switch
    {
        "placed" => Placed,
        "wishes" => WishesBroken,
        "idle" => IdleMinutes,
        "end" => EndMinutes,
        "fairness" => FairnessMinutes,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The terms' names in the order in which they are solved. Of <c>placed</c> more is better, of the others less.</summary>
    public static IReadOnlyList<string> TermNames { get; } = ["placed", "wishes", "idle", "end", "fairness"];

    private static TimeSpan Idle(PlanningProblem problem, string room, List<PlacedSession> inRoom)
    {
        var changeover = TimeSpan.FromMinutes(problem.Rooms.FirstOrDefault(r => r.Slug == room)?.ChangeoverMinutes ?? 0);
        var idle = TimeSpan.Zero;
        var busyUntil = inRoom[0].End;
        foreach (var next in inRoom.Skip(1))
        {
            var gap = next.Start - busyUntil;
            idle += gap > changeover ? gap - changeover : TimeSpan.Zero;
            busyUntil = next.End > busyUntil ? next.End : busyUntil;
        }

        return idle;
    }

    private static DateTime Opening(PlanningProblem problem, DateOnly date) =>
        date.ToDateTime(problem.Days.FirstOrDefault(d => d.Date == date)?.Opens ?? TimeOnly.MinValue);
}
