using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning;

/// <summary>Everything that is wrong in a plan, found without the solver.</summary>
public static class PlanCheck
{
    /// <summary>The warnings: by weight; within a level by the session's start.</summary>
    public static IReadOnlyList<PlanWarning> Of(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var placed = PlacedSession.All(problem, plan);
        IEnumerable<PlanWarning> all =
        [
            .. RoomOverlaps(placed), .. Changeovers(problem, placed), .. Hours(problem, placed), .. HardPoints(problem, placed),
            .. Equipment(problem, placed), .. PeopleCheck.Of(problem, placed), .. RuleCheck.Of(problem, placed), .. Unplaced(problem, placed),
        ];
        var starts = placed.ToDictionary(p => p.Id, p => p.Start);
        return [.. all.OrderBy(w => w.Level).ThenBy(w => starts.GetValueOrDefault(w.Sessions[0]))];
    }

    private static IEnumerable<PlanWarning> RoomOverlaps(IReadOnlyList<PlacedSession> placed) =>
        from pair in PlacedSession.Neighbours(placed, TimeSpan.Zero)
        where pair.Earlier.Slot.Room == pair.Later.Slot.Room
        select Must(PlanWarningKind.RoomDoubleBooked, [pair.Later, pair.Earlier], new(
            Room: pair.Later.Slot.Room, From: pair.Later.Start, Until: Earliest(pair.Earlier.End, pair.Later.End)));

    private static IEnumerable<PlanWarning> Changeovers(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from room in problem.Rooms
        let order = placed.Where(p => p.Slot.Room == room.Slug && !p.Session.IsBreak).ToList()
        from pair in order.Zip(order.Skip(1))
        let gap = pair.Second.Start - pair.First.End
        where gap >= TimeSpan.Zero && gap < TimeSpan.FromMinutes(room.ChangeoverMinutes)
        select Must(PlanWarningKind.ChangeoverTooShort, [pair.Second, pair.First], new(
            Room: room.Slug, From: pair.First.End, Until: pair.Second.Start, Needed: room.ChangeoverMinutes, Had: (int)gap.TotalMinutes));

    private static IEnumerable<PlanWarning> Hours(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var zone = HearingZone.Named(problem.TimeZone);
        foreach (var p in placed)
        {
            var day = problem.Days.FirstOrDefault(d => d.Date == p.Slot.Date);
            if (day is null || p.Start < day.Date.ToDateTime(day.Opens) || p.End > day.Date.ToDateTime(day.Closes))
            {
                yield return Must(PlanWarningKind.OutsideDay, [p], new(
                    From: day?.Date.ToDateTime(day.Opens), Until: day?.Date.ToDateTime(day.Closes)));
            }
            else if (!OpenHours.Of(problem, p.Slot.Room).Any(o => o.Holds(p)))
            {
                yield return Must(PlanWarningKind.RoomClosed, [p], new(Room: p.Slot.Room, From: p.Start, Until: p.End));
            }

            if (zone.IsInGap(p.Slot.Date, p.Slot.Start))
            {
                yield return Must(PlanWarningKind.TimeDoesNotExist, [p], new(From: p.Start));
            }
        }
    }

    private static IEnumerable<PlanWarning> HardPoints(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from point in problem.HardPoints
        let at = point.Date.ToDateTime(point.Time)
        from p in placed
        where (point.Room is null || point.Room == p.Slot.Room) && p.Start < at && at < p.End
        select Must(PlanWarningKind.HardPointPassed, [p], new(Room: point.Room, Key: point.Purpose, From: at));

    private static IEnumerable<PlanWarning> Equipment(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from p in placed
        let room = problem.Rooms.FirstOrDefault(r => r.Slug == p.Slot.Room)
        where room is not null
        from missing in p.Session.Equipment.Except(room.Equipment, StringComparer.OrdinalIgnoreCase)
        select Must(PlanWarningKind.EquipmentMissing, [p], new(Room: room.Slug, Key: missing));

    private static IEnumerable<PlanWarning> Unplaced(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var known = placed.Select(p => p.Id).ToHashSet();
        return problem.Sessions.Where(s => !known.Contains(s.Id))
            .Select(s => new PlanWarning(PlanWarningKind.Unplaced, PlanWarningLevel.Note, [s.Id], [], new WarningReason()));
    }

    private static PlanWarning Must(PlanWarningKind kind, IReadOnlyList<PlacedSession> sessions, WarningReason reason) =>
        new(kind, PlanWarningLevel.Must, [.. sessions.Select(s => s.Id)], [], reason);

    private static DateTime Earliest(DateTime one, DateTime other) => one < other ? one : other;
}
