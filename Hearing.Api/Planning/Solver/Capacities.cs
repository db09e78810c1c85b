using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// How many sessions a room, a day or a person can hold at most: of stretches of whole sessions no more than fit one after another. All of it
/// follows from the rest of the model, but told in sums it is what proves that no more can be placed.
/// </summary>
internal static class Capacities
{
    public static void Add(PlanModel model, PlanningProblem problem)
    {
        if (model.Sessions.Any(s => s.IsExcused))
        {
            return;
        }

        foreach (var room in problem.Rooms)
        {
            var here = model.Sessions.Where(s => s.Rooms.ContainsKey(room.Slug)).ToList();
            AtMost(model, here.Select(s => s.Rooms[room.Slug]), Fit(model, room, here, _ => true));
        }

        for (var day = 0; day < model.Grid.Days; day++)
        {
            var then = model.Sessions.Where(s => s.Days.ContainsKey(day)).ToList();
            AtMost(model, then.Select(s => s.Days[day]), problem.Rooms.Sum(r => Fit(model, r, then, d => d == day)));
        }

        People(model, problem);
    }

    private static void People(PlanModel model, PlanningProblem problem)
    {
        var required = model.Sessions.SelectMany(s => s.Session.People.Concat(s.Session.Panel.IsWhole ? [Pieces.Jury] : []).Select(p => (Person: p, Session: s))).ToLookup(a => a.Person, a => a.Session);
        foreach (var own in required.Where(g => g.Count() > 1))
        {
            var sessions = own.ToList();
            var free = Free(model, own.Key, sessions, problem.OnCannotTimes() is null or { Level: RuleLevel.Must });
            AtMost(model, sessions.Select(s => s.Placed), free.Sum(f => f.Most));
            foreach (var (day, most) in free)
            {
                AtMost(model, sessions.Where(s => s.Days.ContainsKey(day)).Select(s => s.Days[day]), most);
            }
        }

        var pools = model.Sessions.Where(s => s.Session.Panel.FromPool > 0).ToList();
        var seats = pools.SelectMany(s => s.Session.Panel.Pool).Distinct().Sum(juror =>
        {
            var own = pools.Where(s => s.Session.Panel.Pool.Contains(juror)).ToList();
            return Free(model, juror, own, problem.OnCannotTimes()?.Level != RuleLevel.Ignore).Sum(f => f.Most);
        });
        model.Cp.Add(LinearExpr.Sum(pools.Select(s => Math.Min(s.Session.Panel.FromPool, s.Session.Panel.Pool.Count) * s.Placed)) <= seats);
    }

    private static void AtMost(PlanModel model, IEnumerable<BoolVar> literals, long most)
    {
        var all = literals.ToList();
        if (all.Count > most)
        {
            model.Cp.Add(LinearExpr.Sum(all) <= most);
        }
    }

    private static long Fit(PlanModel model, Room room, List<SessionVars> sessions, Func<int, bool> counts)
    {
        var after = sessions.Exists(s => s.Session.IsBreak) ? 0 : model.Grid.Minutes(room.ChangeoverMinutes);
        return sessions.Count == 0 ? 0 : model.Starts.Open(room).Where(o => counts(o.Day)).Sum(o => Most(o.From, o.Until, sessions.Min(s => s.Length), after));
    }

    /// <summary>How many of these sessions fit in what is left of a person's day between the times the person cannot.</summary>
    private static List<(int Day, long Most)> Free(PlanModel model, PersonId person, List<SessionVars> own, bool cannotCounts)
    {
        var least = own.Min(s => s.Length);
        var days = new List<(int, long)>();
        foreach (var day in own.SelectMany(s => s.Places.Select(p => (s.Length, p.Day, p.At))).GroupBy(p => p.Day))
        {
            var (at, until, most) = (day.Min(p => p.At.Min()), day.Max(p => p.At.Max() + p.Length), 0L);
            foreach (var (from, back) in cannotCounts ? model.Starts.Away(person).Where(a => a.Until > at && a.From < until).Order().ToList() : [])
            {
                most += Most(at, from, least, 0);
                at = Math.Max(at, back);
            }

            days.Add((day.Key, most + Most(at, until, least, 0)));
        }

        return days;
    }

    /// <summary>How many fit into a stretch, with so much after each but the last.</summary>
    internal static long Most(long from, long until, long length, long after) => Math.Max(0, (until - from + after) / (length + after));
}
