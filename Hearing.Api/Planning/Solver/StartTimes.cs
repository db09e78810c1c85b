using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>When a session may start in a room, as far as it alone decides: hours, hard points, cannot-times, windows, equipment.</summary>
internal sealed class StartTimes(PlanningProblem problem, TimeGrid grid)
{
    private readonly bool _cannotCounts = problem.OnCannotTimes() is null or { Level: RuleLevel.Must };
    private readonly List<(long From, long Until)> _gaps = [.. Gaps(problem, grid)];

    public Range For(PlanSession session, Room room, int day)
    {
        if (session.Equipment.Except(room.Equipment, StringComparer.OrdinalIgnoreCase).Any())
        {
            return new Range();
        }

        var length = grid.Length(session.Length);
        var hours = OpenHours.Of(problem, room.Slug).Where(h => grid.DayOf(DateOnly.FromDateTime(h.From)) == day);
        var starts = Union(hours.Select(h => (grid.At(h.From), grid.At(h.Until) - length)));
        return Barred(session, room, length).Aggregate(starts, (left, barred) =>
            left.IntersectionWith(new Range(barred.From, barred.Until).Complement()));
    }

    /// <summary>The starts of one day that a rule's window leaves a session.</summary>
    public Range Within(Rule rule, PlanSession session, int day)
    {
        var date = grid.Date(day);
        var from = rule.From is { } f ? grid.At(date.ToDateTime(f)) : grid.Midnight(day);
        var until = rule.Until is { } u ? grid.At(date.ToDateTime(u)) : grid.Midnight(day + 1);
        return Union([(from, until - grid.Length(session.Length))]);
    }

    /// <summary>Ranges of starts, both ends barred: a start is barred when the session would hold any instant of a stretch.</summary>
    private IEnumerable<(long From, long Until)> Barred(PlanSession session, Room room, long length)
    {
        var points = problem.HardPoints.Where(p => (p.Room is null || p.Room == room.Slug) && grid.DayOf(p.Date) >= 0)
            .Select(p => grid.At(p.Date.ToDateTime(p.Time))).Select(at => (at - length + 1, at - 1));
        var cannot = _cannotCounts ? CannotTimes(session, length) : [];
        return points.Concat(cannot).Concat(_gaps).Where(b => b.Item1 <= b.Item2);
    }

    /// <summary>The starts at which somebody who must be there could not.</summary>
    public Range Against(PlanSession session) => Union(CannotTimes(session, grid.Length(session.Length)));

    /// <summary>The starts before noon, or from noon on, of every day.</summary>
    public Range HalfDays(bool isMorning) => Union(Enumerable.Range(0, grid.Days).Select(day => (Day: day, Noon: grid.At(grid.Date(day).ToDateTime(FairTimes.Noon))))
        .Select(d => isMorning ? (grid.Midnight(d.Day), d.Noon - 1) : (d.Noon, grid.Midnight(d.Day + 1) - 1)));

    private IEnumerable<(long From, long Until)> CannotTimes(PlanSession session, long length) =>
        problem.CannotTimes.Where(c => session.People.Contains(c.Person) && grid.DayOf(c.Date) >= 0)
            .Select(c => (grid.At(c.Date.ToDateTime(c.From)) - length + 1, grid.At(c.Date.ToDateTime(c.Until)) - 1));

    private static IEnumerable<(long From, long Until)> Gaps(PlanningProblem problem, TimeGrid grid)
    {
        var zone = HearingZone.Named(problem.TimeZone);
        return from day in Enumerable.Range(0, grid.Days)
               from minute in Enumerable.Range(0, 24 * 60)
               let time = TimeOnly.MinValue.AddMinutes(minute)
               where zone.IsInGap(grid.Date(day), time)
               let at = grid.At(grid.Date(day).ToDateTime(time))
               select (at, at + grid.Minutes(1) - 1 < at ? at : at + grid.Minutes(1) - 1);
    }

    private static Range Union(IEnumerable<(long From, long Until)> ranges) =>
        ranges.Where(r => r.From <= r.Until).Aggregate(new Range(), (all, r) => all.UnionWith(new Range(r.From, r.Until)));
}
