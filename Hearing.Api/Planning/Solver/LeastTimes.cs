using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// What idle time and the days' ends are at least in a plan of so many sessions, by counting how many fit into each stretch in which a room is
/// open: bounds that need no search. Shares of rooms and days are chosen by dynamic programming.
/// </summary>
internal static class LeastTimes
{
    private const long Never = long.MaxValue / 4;

    /// <param name="model">For the sessions and the grid; the answer is in its units.</param>
    /// <param name="problem">For rooms and days.</param>
    /// <param name="name"><c>idle</c> or <c>end</c>.</param>
    /// <param name="count">How many sessions the plan holds at least.</param>
    public static long Of(PlanModel model, PlanningProblem problem, string name, int count)
    {
        if (count == 0 || model.Sessions.Any(s => s.IsExcused))
        {
            return 0;
        }

        var length = model.Sessions.Min(s => s.Length);
        var shares = name == "idle" ? problem.Rooms.SelectMany(room => Idle(model, room, length)) : Ends(model, problem, length);
        long[] least = [0, .. Enumerable.Repeat(Never, count)];
        foreach (var share in shares)
        {
            // From the back, so that each share is taken once; one that holds more than are left holds what is left.
            for (var n = count; n > 0; n--)
            {
                least[n] = share.Select((cost, k) => least[Math.Max(0, n - k)] + cost).Append(least[n]).Min();
            }
        }

        return least[count] >= Never ? 0 : least[count];
    }

    /// <summary>For each of a room's days: what it costs to hold so many sessions. Who goes on after a pause waits through it.</summary>
    private static IEnumerable<List<long>> Idle(PlanModel model, Room room, long length)
    {
        var after = Changeover(model, room);
        foreach (var day in model.Starts.Open(room).GroupBy(o => o.Day))
        {
            var open = day.OrderBy(o => o.From).ToList();
            var costs = new List<long> { 0 };
            for (var first = 0; first < open.Count; first++)
            {
                var (cost, fit) = (0L, 0L);
                for (var last = first; last < open.Count; last++)
                {
                    cost += last == first ? 0 : Math.Max(0, open[last].From - open[last - 1].Until - model.Grid.Minutes(room.ChangeoverMinutes));
                    fit += Capacities.Most(open[last].From, open[last].Until, length, after);
                    costs.AddRange(Enumerable.Repeat(Never, Math.Max(0, (int)fit + 1 - costs.Count)));
                    for (var k = 1; k <= fit; k++)
                    {
                        costs[k] = Math.Min(costs[k], cost);
                    }
                }
            }

            yield return costs;
        }
    }

    /// <summary>For each day: the earliest end with so many sessions, all rooms together.</summary>
    private static IEnumerable<List<long>> Ends(PlanModel model, PlanningProblem problem, long length) =>
        from day in problem.Days
        let number = model.Grid.DayOf(day.Date)
        let opens = model.Grid.At(day.Date.ToDateTime(day.Opens))
        let ends = from room in problem.Rooms
                   let after = Changeover(model, room)
                   from open in model.Starts.Open(room)
                   where open.Day == number
                   from k in Enumerable.Range(1, (int)Capacities.Most(open.From, open.Until, length, after))
                   select open.From + (k * (length + after)) - after - opens
        select new List<long>([0, .. ends.Order()]);

    private static long Changeover(PlanModel model, Room room) => model.Sessions.Any(s => s.Session.IsBreak) ? 0 : model.Grid.Minutes(room.ChangeoverMinutes);
}
