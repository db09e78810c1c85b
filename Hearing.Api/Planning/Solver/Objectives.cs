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
        var ends = new List<IntVar>();
        for (var day = 0; day < model.Grid.Days; day++)
        {
            var opens = model.Grid.At(problem.Days.First(d => d.Date == model.Grid.Date(day)) is var d ? d.Date.ToDateTime(d.Opens) : default);
            var end = model.Cp.NewIntVar(0, model.Grid.Midnight(1), $"end {day}");
            foreach (var s in model.Sessions.Where(s => s.Days.ContainsKey(day)))
            {
                model.Cp.Add(end >= s.End - opens).OnlyEnforceIf(s.Days[day]);
            }

            ends.Add(end);
            idle.AddRange(problem.Rooms.Select(room => RoomDay(model, room, day, opens, end)).OfType<LinearExpr>());
        }

        return (LinearExpr.Sum(idle), LinearExpr.Sum(ends));
    }

    /// <summary>
    /// Open from first to last, less what is busy. The stretch after a session counts as changeover up to the room's: each session has
    /// a tail of that length, or where a break may follow at once of at most that length, which nothing overlaps; the tail of the last one
    /// cancels out.
    /// </summary>
    private static LinearExpr? RoomDay(PlanModel model, Room room, int day, long opens, IntVar dayEnd)
    {
        var (cp, taken) = (model.Cp, model.In(room.Slug, day));
        if (taken.Count == 0)
        {
            return null;
        }

        var changeover = model.Grid.Minutes(room.ChangeoverMinutes);
        var first = cp.NewIntVar(opens, model.Grid.Midnight(day + 1), "first");
        var last = cp.NewIntVar(opens, model.Grid.Midnight(day + 1) + changeover, "last");
        var hasTails = changeover > 0 && taken.Exists(t => t.Session.Session.IsBreak);
        var tails = hasTails ? Tails(model, taken, changeover) : null;
        var busy = new List<LinearExpr>();
        for (var i = 0; i < taken.Count; i++)
        {
            var (s, here) = taken[i];
            busy.Add(tails is null ? (s.Length + changeover) * here : tails[i] + s.Length * here);
            cp.Add(first <= s.Start).OnlyEnforceIf(here);
            cp.Add(last >= s.End + (tails is null ? LinearExpr.Constant(changeover) : tails[i])).OnlyEnforceIf(here);
        }

        var all = LinearExpr.Sum(busy);
        cp.Add(last - first >= all);
        cp.Add(dayEnd >= first - opens + LeastSpan(taken, changeover));
        return last - first - all;
    }

    private static List<IntVar> Tails(PlanModel model, List<(SessionVars Session, BoolVar Taken)> taken, long changeover)
    {
        var tails = taken.ConvertAll(_ => model.Cp.NewIntVar(0, changeover, "tail"));
        model.Cp.AddNoOverlap(taken.Zip(tails, (t, tail) => model.Cp.NewOptionalIntervalVar(
            t.Session.Start, tail + t.Session.Length, model.Cp.NewIntVar(0, model.Grid.Midnight(model.Grid.Days + 1), "tail end"), t.Taken, "")));
        taken.Zip(tails).ToList().ForEach(t => model.Cp.Add(t.Second == 0).OnlyEnforceIf(t.First.Taken.Not()));
        return tails;
    }

    /// <summary>
    /// What the room is open at least: all lengths, and a changeover between any two sessions that no break parts. It follows from the
    /// rest, but the solver proves the earliest end a hundred times faster when told.
    /// </summary>
    private static LinearExpr LeastSpan(List<(SessionVars Session, BoolVar Taken)> taken, long changeover) =>
        LinearExpr.Sum(taken.Select(t => (t.Session.Length + (t.Session.Session.IsBreak ? -changeover : changeover)) * t.Taken)) - changeover;
}
