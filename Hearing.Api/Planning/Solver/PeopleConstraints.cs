using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Nobody in two places at once, the ways between rooms, and enough of a pool's jurors.</summary>
internal static class PeopleConstraints
{
    public static void Add(PlanModel model, PlanningProblem problem)
    {
        foreach (var sessions in People(model, Pools(model, problem)))
        {
            model.Cp.AddNoOverlap(sessions.Select(a => a.Stretch));
        }

        Travels(model, problem);
    }

    private sealed record Attends(PersonId Person, SessionVars Session, BoolVar There, IntervalVar Stretch);

    private static List<Attends> Pools(PlanModel model, PlanningProblem problem)
    {
        var all = new List<Attends>();
        foreach (var s in model.Sessions.Where(s => s.Session.Panel.FromPool > 0))
        {
            var jurors = s.Session.Panel.Pool.Select(j => Attend(model, problem, s, j)).ToList();
            if (!s.IsExcused)
            {
                var needed = Math.Min(s.Session.Panel.FromPool, jurors.Count);
                model.Cp.Add(LinearExpr.Sum(jurors.Select(j => j.There)) == needed * s.Placed);
            }

            all.AddRange(jurors);
        }

        return all;
    }

    private static Attends Attend(PlanModel model, PlanningProblem problem, SessionVars session, PersonId juror)
    {
        var there = model.Cp.NewBoolVar("attends");
        model.Cp.AddImplication(there, session.Placed);
        if (problem.OnCannotTimes()?.Level != RuleLevel.Ignore && model.Starts.Against([juror], session.Length) is var against && !against.IsEmpty())
        {
            model.Cp.AddLinearExpressionInDomain(session.Start, against.Complement()).OnlyEnforceIf(there);
        }

        return new(juror, session, there, model.Cp.NewOptionalFixedSizeIntervalVar(session.Start, session.Length, there, ""));
    }

    /// <summary>Each person's sessions; people with the same ones are held once.</summary>
    private static IEnumerable<List<Attends>> People(PlanModel model, List<Attends> pools) =>
        model.Sessions.SelectMany(s => s.Session.People.Select(p => new Attends(p, s, s.Placed, s.Stretch))).Concat(pools)
            .GroupBy(a => a.Person)
            .Select(g => g.DistinctBy(a => a.Session.Session.Id).ToList())
            .Where(g => g.Count > 1)
            .DistinctBy(g => string.Join(',', g.Select(a => a.There.GetIndex()).Order()));

    private static void Travels(PlanModel model, PlanningProblem problem)
    {
        var ways = problem.Rooms.SelectMany(a => problem.Rooms.Select(b => (From: a.Slug, To: b.Slug, Way: model.Grid.Minutes(PeopleCheck.Minutes(problem, a.Slug, b.Slug)))))
            .Where(w => w.Way > 0).ToList();
        var pairs = from i in Enumerable.Range(0, ways.Count == 0 ? 0 : model.Sessions.Count)
                    from j in Enumerable.Range(0, i)
                    let one = model.Sessions[i]
                    let other = model.Sessions[j]
                    where !(one.IsExcused && other.IsExcused) && one.Session.People.Intersect(other.Session.People).Any()
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
