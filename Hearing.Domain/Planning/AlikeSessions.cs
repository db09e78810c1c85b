namespace Hearing.Domain.Planning;

/// <summary>Sessions that may change places without a plan being another one, but for their names.</summary>
public static class AlikeSessions
{
    /// <summary>
    /// The sessions in groups of those that are alike; most are alone. Alike are sessions of the same kind, length, equipment and panel, that no
    /// rule names and that had no time last year, with the same people but for such as are at no other session and always can.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<PlanSession>> Of(PlanningProblem problem)
    {
        var named = problem.Rules.Where(r => r.Level != RuleLevel.Ignore).SelectMany(r => r.Sessions).Concat(problem.LastYear.Select(l => l.Session)).ToHashSet();
        var counted = problem.Sessions.SelectMany(s => s.People.Concat(s.Panel.Pool).Distinct()).CountBy(p => p).Where(p => p.Value > 1).Select(p => p.Key)
            .Concat(problem.CannotTimes.Select(c => c.Person)).ToHashSet();
        return [.. problem.Sessions.GroupBy(s => Likeness(s, named, counted)).Select(g => (IReadOnlyList<PlanSession>)[.. g])];
    }

    private static string Likeness(PlanSession s, HashSet<SessionId> named, HashSet<PersonId> counted) => named.Contains(s.Id) ? $"{s.Id.Value}" :
        $"{s.Kind} {s.Length.Ticks} | {string.Join(' ', s.Equipment.Order(StringComparer.Ordinal))} | {People(s.People.Where(counted.Contains))} | {s.Panel.FromPool} {People(s.Panel.Pool)}";

    private static string People(IEnumerable<PersonId> people) => string.Join(' ', people.Select(p => p.Value).Order());
}
