using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

/// <summary>The best plan's terms, found by trying every placement on the half hour.</summary>
internal static class BruteForce
{
    public static double[] Best(PlanningProblem problem) => Plans(problem, 0)
        .Where(plan => !PlanCheck.Of(problem, plan).Any(w => w.Level == PlanWarningLevel.Must))
        .Select(plan => PlanScore.Of(problem, plan))
        .OrderByDescending(s => s.Placed).ThenBy(s => s.IdleMinutes).ThenBy(s => s.EndMinutes).ThenBy(s => s.WishesBroken)
        .Select(s => new[] { s.Placed, s.IdleMinutes, s.EndMinutes, s.WishesBroken }).First();

    private static IEnumerable<List<Placement>> Plans(PlanningProblem problem, int from)
    {
        if (from == problem.Sessions.Count)
        {
            yield return [];
            yield break;
        }

        foreach (var rest in Plans(problem, from + 1))
        {
            yield return rest;
            foreach (var slot in Slots(problem, problem.Sessions[from]))
            {
                yield return [.. rest, new Placement(problem.Sessions[from].Id, slot, false)];
            }
        }
    }

    private static IEnumerable<Slot> Slots(PlanningProblem problem, PlanSession session) =>
        from day in problem.Days
        from room in problem.Rooms
        from step in Enumerable.Range(0, 48)
        let start = day.Opens.ToTimeSpan() + TimeSpan.FromMinutes(30 * step)
        where start + session.Length <= day.Closes.ToTimeSpan()
        select new Slot(room.Slug, day.Date, TimeOnly.FromTimeSpan(start));
}
