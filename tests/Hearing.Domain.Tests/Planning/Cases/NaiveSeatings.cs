using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>Every way to fill a plan's panels, one by one.</summary>
internal static class NaiveSeatings
{
    private const double Most = 5000;

    /// <summary>
    /// The plan with who sits, once for each way; where there is no way, once without those who may be drawn. Null when there are too many to
    /// try, which is left to <see cref="PlanCheck"/>.
    /// </summary>
    public static List<List<NaiveSession>>? Of(PlanningProblem problem, List<NaiveSession> placed)
    {
        if (!problem.Rules.Any(r => r.Kind is RuleKind.AtMostInARow or RuleKind.CloseTogether))
        {
            return [placed];
        }

        var drawing = placed.FindAll(p => p.Session.Panel is { FromPool: > 0, IsWhole: false });
        if (drawing.Aggregate(1.0, (ways, p) => ways * Math.Pow(2, p.Session.Panel.Pool.Count)) > Most)
        {
            return null;
        }

        var all = Ways(problem, placed, drawing).ToList();
        PersonId[] drawn = [.. drawing.SelectMany(p => p.Session.Panel.Pool)];
        return all.Count > 0 ? all
            : [placed.ConvertAll(p => p with { Seated = p.Session.Panel.IsWhole ? [.. p.Session.Panel.Pool.Where(j => IsFree(problem, p, j, placed))] : [], Overlooked = drawn })];
    }

    /// <summary>Whether a juror could be there, as far as the juror's times and other duties say.</summary>
    public static bool IsFree(PlanningProblem problem, NaiveSession p, PersonId juror, List<NaiveSession> placed) =>
        (problem.OnCannotTimes()?.Level == RuleLevel.Ignore || !problem.CannotTimes.Any(c => c.Person == juror && NaiveRules.IsDuring(p, c)))
        && !placed.Exists(o => o.Session.Id != p.Session.Id && o.Session.People.Contains(juror) && Meet(p, o));

    private static IEnumerable<List<NaiveSession>> Ways(PlanningProblem problem, List<NaiveSession> placed, List<NaiveSession> left)
    {
        if (left.Count == 0)
        {
            var seated = placed.ConvertAll(p => !p.Session.Panel.IsWhole ? p : p with
            {
                Seated = [.. p.Session.Panel.Pool.Where(j => IsFree(problem, p, j, placed) && !placed.Exists(o => o.Seated.Contains(j) && Meet(p, o)))],
            });
            return seated.TrueForAll(p => !p.Session.Panel.IsWhole || p.Seated.Count >= Math.Min(p.Session.Panel.FromPool, p.Session.Panel.Pool.Count)) ? [seated] : [];
        }

        var (first, pool) = (left[0], left[0].Session.Panel.Pool);
        return from bits in Enumerable.Range(0, 1 << pool.Count)
               let chosen = pool.Where((_, i) => (bits >> i & 1) == 1).ToList()
               where chosen.Count == Math.Min(first.Session.Panel.FromPool, pool.Count)
                   && chosen.TrueForAll(j => IsFree(problem, first, j, placed) && !placed.Exists(o => o.Seated.Contains(j) && Meet(first, o)))
               let then = placed.ConvertAll(p => p.Session.Id == first.Session.Id ? p with { Seated = chosen } : p)
               from way in Ways(problem, then, left[1..])
               select way;
    }

    private static bool Meet(NaiveSession p, NaiveSession o) => p.Date == o.Date && p.From < o.Until && o.From < p.Until;
}
