namespace Hearing.Domain.Planning;

/// <summary>
/// Which of the edition's rules a plan breaks. Sessions without a slot break no rule; <see cref="RuleKind.CannotTimes"/> has warnings
/// of its own.
/// </summary>
internal static class RuleCheck
{
    public static IEnumerable<PlanWarning> Of(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from rule in problem.Rules
        where rule.Level != RuleLevel.Ignore
        from found in Broken(problem, rule, placed)
        select new PlanWarning(
            PlanWarningKind.RuleBroken, rule.Level == RuleLevel.Must ? PlanWarningLevel.Must : PlanWarningLevel.Should,
            found.Sessions, found.People, new(Key: rule.Key, Rule: rule.Kind, Needed: rule.Minutes ?? rule.Count));

    private static IEnumerable<Finding> Broken(PlanningProblem problem, Rule rule, IReadOnlyList<PlacedSession> placed)
    {
        List<PlacedSession> named = [.. from id in rule.Sessions let p = placed.FirstOrDefault(p => p.Id == id) where p is not null select p];
        return rule.Kind switch
        {
            RuleKind.Before => named.Zip(named.Skip(1)).Where(p => p.First.End > p.Second.Start).Select(p => Finding.Of(p.Second, p.First)),
            RuleKind.NotFirst => named.Where(p => !placed.Any(o => o.Slot.Date == p.Slot.Date && o.Start < p.Start)).Select(p => Finding.Of(p)),
            RuleKind.SameDay => named.Select(p => p.Slot.Date).Distinct().Count() > 1 ? [Finding.Of([.. named])] : [],
            RuleKind.Apart => PlacedSession.Pairs(named).Where(p => p.Earlier.Slot.Date == p.Later.Slot.Date)
                .Select(p => Finding.Of(p.Later, p.Earlier)),
            RuleKind.Within => named.Where(p => !IsWithin(rule, p)).Select(p => Finding.Of(p)),
            RuleKind.BreakAfter => WithoutBreak(rule, placed),
            RuleKind.AtMostInARow => Own(rule, placed).SelectMany(own => InARow(rule, own.Key, own)),
            RuleKind.CloseTogether => Own(rule, placed).SelectMany(own => FarApart(rule, own.Key, [.. own])),
            RuleKind.FairTimes => from earlier in problem.LastYear
                                  from p in placed
                                  where p.Id == earlier.Session && FairTimes.IsRepeated(earlier, p.Slot.Start)
                                  select Finding.Of(p),
            RuleKind.CannotTimes => [],
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
        };
    }

    private static bool IsWithin(Rule rule, PlacedSession p) =>
        (rule.From is not { } from || p.Start >= p.Slot.Date.ToDateTime(from))
        && (rule.Until is not { } until || p.End <= p.Slot.Date.ToDateTime(until));

    private static IEnumerable<Finding> WithoutBreak(Rule rule, IReadOnlyList<PlacedSession> placed)
    {
        var most = TimeSpan.FromMinutes(rule.Minutes ?? RuleTimes.WithoutBreak);
        foreach (var inRoom in placed.GroupBy(p => (p.Slot.Room, p.Slot.Date)))
        {
            var since = inRoom.First().Start;
            foreach (var p in inRoom)
            {
                since = p.Session.IsBreak ? p.End : since;
                if (p.End - since > most)
                {
                    yield return Finding.Of(p);
                    since = p.End;
                }
            }
        }
    }

    /// <summary>The sessions of each person whom the rule concerns, in their order.</summary>
    private static IEnumerable<IGrouping<PersonId, PlacedSession>> Own(Rule rule, IReadOnlyList<PlacedSession> placed) =>
        from p in placed
        from person in p.Session.People
        where rule.People.Count == 0 || rule.People.Contains(person)
        group p by person;

    private static IEnumerable<Finding> InARow(Rule rule, PersonId person, IEnumerable<PlacedSession> own)
    {
        var row = new List<PlacedSession>();
        foreach (var p in own)
        {
            if (row.Count > 0 && p.Start - row[^1].End >= TimeSpan.FromMinutes(rule.Minutes ?? RuleTimes.Pause))
            {
                row.Clear();
            }

            row.Add(p);
            if (row.Count == (rule.Count ?? int.MaxValue - 1) + 1)
            {
                yield return Finding.Of([.. row]) with { People = [person] };
            }
        }
    }

    private static IEnumerable<Finding> FarApart(Rule rule, PersonId person, List<PlacedSession> own) =>
        own.Zip(own.Skip(1))
            .Where(p => p.First.Slot.Date == p.Second.Slot.Date && p.Second.Start - p.First.End > TimeSpan.FromMinutes(rule.Minutes ?? RuleTimes.Near))
            .Select(p => Finding.Of(p.Second, p.First) with { People = [person] });

    private sealed record Finding(IReadOnlyList<SessionId> Sessions, IReadOnlyList<PersonId> People)
    {
        public static Finding Of(params PlacedSession[] sessions) => new([.. sessions.Select(s => s.Id)], []);
    }
}
