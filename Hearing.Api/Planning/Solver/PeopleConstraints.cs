using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Nobody in two places at once, the ways between rooms, and enough of a pool's jurors.</summary>
internal static class PeopleConstraints
{
    public static void Add(PlanModel model, PlanningProblem problem)
    {
        var pools = Pools(model);
        foreach (var sessions in People(model, pools))
        {
            model.Cp.AddNoOverlap(sessions.Select(a => model.Cp.NewOptionalFixedSizeIntervalVar(a.Session.Start, a.Session.Length, a.There, "")));
        }

        CannotTimesOfPools(model, problem, pools);
        Travels(model, problem);
    }

    private sealed record Attends(PersonId Person, SessionVars Session, BoolVar There);

    private static List<Attends> Pools(PlanModel model)
    {
        var all = new List<Attends>();
        foreach (var s in model.Sessions.Where(s => s.Session.Panel.FromPool > 0))
        {
            var jurors = s.Session.Panel.Pool.Select(j => new Attends(j, s, model.Cp.NewBoolVar("attends"))).ToList();
            jurors.ForEach(j => model.Cp.AddImplication(j.There, s.Placed));
            if (!s.IsExcused)
            {
                var needed = Math.Min(s.Session.Panel.FromPool, jurors.Count);
                model.Cp.Add(LinearExpr.Sum(jurors.Select(j => j.There)) >= needed * s.Placed);
            }

            all.AddRange(jurors);
        }

        return all;
    }

    /// <summary>Each person's sessions; people with the same ones are held once.</summary>
    private static IEnumerable<List<Attends>> People(PlanModel model, List<Attends> pools) =>
        model.Sessions.SelectMany(s => s.Session.People.Select(p => new Attends(p, s, s.Placed))).Concat(pools)
            .GroupBy(a => a.Person)
            .Select(g => g.DistinctBy(a => a.Session).ToList())
            .Where(g => g.Count > 1)
            .DistinctBy(g => string.Join(',', g.Select(a => a.There.GetIndex()).Order()));

    private static void CannotTimesOfPools(PlanModel model, PlanningProblem problem, List<Attends> pools)
    {
        if (problem.OnCannotTimes()?.Level == RuleLevel.Ignore)
        {
            return;
        }

        foreach (var own in pools.GroupBy(a => a.Person))
        {
            foreach (var cannot in problem.CannotTimes.Where(c => c.Person == own.Key && model.Grid.DayOf(c.Date) >= 0))
            {
                var from = model.Grid.At(cannot.Date.ToDateTime(cannot.From));
                var away = model.Cp.NewFixedSizeIntervalVar(from, model.Grid.At(cannot.Date.ToDateTime(cannot.Until)) - from, "");
                model.Cp.AddNoOverlap(own
                    .Select(a => model.Cp.NewOptionalFixedSizeIntervalVar(a.Session.Start, a.Session.Length, a.There, "")).Append(away));
            }
        }
    }

    private static void Travels(PlanModel model, PlanningProblem problem)
    {
        var pairs = from i in Enumerable.Range(0, model.Sessions.Count)
                    from j in Enumerable.Range(0, i)
                    let one = model.Sessions[i]
                    let other = model.Sessions[j]
                    where problem.Travels.Count > 0 && !(one.IsExcused && other.IsExcused) && one.Session.People.Intersect(other.Session.People).Any()
                    select (one, other);
        foreach (var (one, other) in pairs)
        {
            var first = model.Cp.NewBoolVar("first");
            foreach (var (here, there) in from a in one.Choices from b in other.Choices where a.Day == b.Day select (a, b))
            {
                var way = model.Grid.Minutes(PeopleCheck.Minutes(problem, here.Room, there.Room));
                if (way > 0)
                {
                    model.Cp.Add(one.End + way <= other.Start).OnlyEnforceIf([here.Taken, there.Taken, first]);
                    model.Cp.Add(other.End + way <= one.Start).OnlyEnforceIf([here.Taken, there.Taken, first.Not()]);
                }
            }
        }
    }
}
