using Hearing.Domain.Planning;
using Hearing.Domain.Tests.Planning.Cases;

namespace Hearing.Api.Tests.Planning;

/// <summary>The best plan's terms, found by trying every placement on the grid of so many minutes.</summary>
internal static class BruteForce
{
    /// <summary>The plan's terms in the objective's order, counted minute by minute.</summary>
    public static double[] Terms(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var score = NaiveScore.Of(problem, plan);
        return [.. PlanScore.TermNames.Select(score.Term)];
    }

    public static double[] Best(PlanningProblem problem, int minutes = 30) => Terms(problem, BestPlan(problem, minutes));

    public static IReadOnlyList<Placement> BestPlan(PlanningProblem problem, int minutes = 30) => Plans(problem, 0, minutes)
        .Where(plan => !PlanCheck.Of(problem, plan).Any(w => w.Level == PlanWarningLevel.Must))
        .Select(plan => (Plan: plan, Score: PlanScore.Of(problem, plan)))
        .OrderByDescending(p => p.Score.Placed).ThenBy(p => p.Score.WishesBroken).ThenBy(p => p.Score.IdleMinutes).ThenBy(p => p.Score.EndMinutes).ThenBy(p => p.Score.FairnessMinutes)
        .First().Plan;

    /// <summary>Placed sessions, weight of the moves and minutes moved of the plan that is nearest to the kept one.</summary>
    public static double[] LeastMoved(PlanningProblem problem, KeptPlan kept, int minutes = 30) => Plans(problem, 0, minutes)
        .Where(plan => !PlanCheck.Of(problem, plan).Any(w => w.Level == PlanWarningLevel.Must))
        .Select(plan => (plan.Count, Moves: PlanMoves.Of(problem, kept, plan)))
        .OrderByDescending(p => p.Count).ThenBy(p => p.Moves.Weight).ThenBy(p => p.Moves.Minutes)
        .Select(p => new[] { p.Count, p.Moves.Weight, p.Moves.Minutes }).First();

    private static IEnumerable<List<Placement>> Plans(PlanningProblem problem, int from, int minutes)
    {
        if (from == problem.Sessions.Count)
        {
            yield return [];
            yield break;
        }

        foreach (var rest in Plans(problem, from + 1, minutes))
        {
            yield return rest;
            foreach (var slot in Slots(problem, problem.Sessions[from], minutes))
            {
                yield return [.. rest, new Placement(problem.Sessions[from].Id, slot, false)];
            }
        }
    }

    private static IEnumerable<Slot> Slots(PlanningProblem problem, PlanSession session, int minutes) =>
        from day in problem.Days
        from room in problem.Rooms
        from step in Enumerable.Range(0, 1440 / minutes)
        let start = day.Opens.ToTimeSpan() + TimeSpan.FromMinutes(minutes * step)
        where start + session.Length <= day.Closes.ToTimeSpan()
        select new Slot(room.Slug, day.Date, TimeOnly.FromTimeSpan(start));
}
