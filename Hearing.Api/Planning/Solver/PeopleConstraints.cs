using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Nobody in two places at once, and the ways between rooms.</summary>
internal static class PeopleConstraints
{
    public static void Add(PlanModel model, PlanningProblem problem)
    {
        foreach (var sessions in People(model))
        {
            model.Cp.AddNoOverlap(sessions.Select(a => a.Stretch));
        }

        Travels(model, problem);
    }

    /// <summary>Each person's sessions, and those of the whole jury, which is one body; people with the same ones are held once.</summary>
    private static IEnumerable<List<Attends>> People(PlanModel model)
    {
        var jury = model.Sessions.Where(s => s.Session.Panel.IsWhole)
            .SelectMany(s => s.Session.Panel.Pool.Select(j => new Attends(j, s, s.Placed, s.Stretch))).GroupBy(a => a.Person);
        return model.Attendance.Seats.Select(own => own.ToList()).Concat(jury.Select(g => g.ToList()))
            .Where(g => g.Count > 1)
            .DistinctBy(g => string.Join(',', g.Select(a => a.There.GetIndex()).Order()));
    }

    private static void Travels(PlanModel model, PlanningProblem problem)
    {
        var ways = problem.Rooms.SelectMany(a => problem.Rooms.Select(b => (From: a.Slug, To: b.Slug, Way: model.Grid.Minutes(PeopleCheck.Minutes(problem, a.Slug, b.Slug)))))
            .Where(w => w.Way > 0).ToList();
        var pairs = from i in Enumerable.Range(0, ways.Count == 0 ? 0 : model.Sessions.Count)
                    from j in Enumerable.Range(0, i)
                    let one = model.Sessions[i]
                    let other = model.Sessions[j]
                    where !(one.IsExcused && other.IsExcused) && one.Session.Shared(other.Session).Any()
                    select (one, other);
        foreach (var (one, other) in pairs)
        {
            var first = model.Cp.NewBoolVar("first");
            foreach (var way in ways)
            {
                if (one.Rooms.TryGetValue(way.From, out var here) && other.Rooms.TryGetValue(way.To, out var there))
                {
                    model.Cp.Add(one.End + way.Way <= other.Start).OnlyEnforceIf([here, there, first]);
                    model.Cp.Add(other.End + way.Way <= one.Start).OnlyEnforceIf([here, there, first.Not()]);
                }
            }
        }
    }
}
