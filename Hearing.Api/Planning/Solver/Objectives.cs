using Google.OrTools.Sat;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Idle time and the days' ends as expressions; <see cref="PlanScore"/> counts the same from the plan alone.</summary>
internal static class Objectives
{
    public static (LinearExpr Idle, LinearExpr End) Add(PlanModel model, PlanningProblem problem)
    {
        var idle = new List<LinearExpr>();
        var ends = Enumerable.Range(0, model.Grid.Days).Select(d => model.Cp.NewIntVar(0, model.Grid.Midnight(1), $"end {d}")).ToList();
        foreach (var room in problem.Rooms)
        {
            for (var day = 0; day < model.Grid.Days; day++)
            {
                if (RoomDay(model, problem, room, day, ends[day]) is { } roomIdle)
                {
                    idle.Add(roomIdle);
                }
            }
        }

        return (LinearExpr.Sum(idle), LinearExpr.Sum(ends));
    }

    /// <summary>
    /// Open from first to last, less what is busy. The stretch after a session counts as changeover up to the room's: each session has
    /// a tail of at most that length which nothing overlaps; the tail of the last one cancels out.
    /// </summary>
    private static LinearExpr? RoomDay(PlanModel model, PlanningProblem problem, Room room, int day, IntVar dayEnd)
    {
        var cp = model.Cp;
        var taken = model.Sessions.SelectMany(s => s.In(room.Slug, day).Select(c => (Session: s, c.Taken))).ToList();
        if (taken.Count == 0)
        {
            return null;
        }

        var changeover = model.Grid.Minutes(room.ChangeoverMinutes);
        var opens = model.Grid.At(problem.Days.First(d => d.Date == model.Grid.Date(day)) is var d ? d.Date.ToDateTime(d.Opens) : default);
        var first = cp.NewIntVar(opens, model.Grid.Midnight(day + 1), "first");
        var last = cp.NewIntVar(opens, model.Grid.Midnight(day + 1) + changeover, "last");
        var busy = new List<LinearExpr>();
        var stretches = new List<IntervalVar>();
        foreach (var (s, here) in taken)
        {
            var tail = changeover == 0 ? null : cp.NewIntVar(0, changeover, "tail");
            LinearExpr size = tail is null ? LinearExpr.Constant(s.Length) : tail + s.Length;
            if (tail is not null)
            {
                cp.Add(tail == 0).OnlyEnforceIf(here.Not());
                busy.Add(tail);
                stretches.Add(cp.NewOptionalIntervalVar(s.Start, size, cp.NewIntVar(0, model.Grid.Midnight(day + 2), "tail end"), here, ""));
            }

            busy.Add(s.Length * here);
            cp.Add(first <= s.Start).OnlyEnforceIf(here);
            cp.Add(last >= s.Start + size).OnlyEnforceIf(here);
            cp.Add(dayEnd >= s.End - opens).OnlyEnforceIf(here);
        }

        cp.AddNoOverlap(stretches);
        var all = LinearExpr.Sum(busy);
        cp.Add(last - first >= all);
        cp.Add(dayEnd >= first - opens + LeastSpan(taken, changeover));
        return last - first - all;
    }

    /// <summary>
    /// What the room is open at least: all lengths, and a changeover between any two sessions that no break parts. It follows from the
    /// rest, but the solver proves the earliest end a hundred times faster when told.
    /// </summary>
    private static LinearExpr LeastSpan(List<(SessionVars Session, BoolVar Taken)> taken, long changeover) =>
        LinearExpr.Sum(taken.Select(t => (t.Session.Length + (t.Session.Session.IsBreak ? -changeover : changeover)) * t.Taken)) - changeover;
}
