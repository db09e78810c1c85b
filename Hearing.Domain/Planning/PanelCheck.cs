namespace Hearing.Domain.Planning;

/// <summary>Whether every panel can be filled, with each juror of a pool in one place at a time.</summary>
internal static class PanelCheck
{
    /// <summary>Tries after which sharing out jurors is taken to succeed; far more than a hearing needs.</summary>
    private const int MostTries = 20_000;

    public static IEnumerable<PlanWarning> Of(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var filled = new List<Filling>();
        var withPanel = placed.Where(p => p.Session.Panel.Needed > 0).ToList();
        var times = withPanel.Count == 0 ? null : new JurorTimes(problem, placed);
        foreach (var p in withPanel)
        {
            var panel = p.Session.Panel;
            if (panel.Required.Count + panel.Pool.Count < panel.Needed)
            {
                yield return Warning(p, PlanWarningLevel.Should, panel.Required.Count + panel.Pool.Count);
            }
            else if (panel.FromPool > 0)
            {
                var free = panel.Pool.Where(juror => times!.IsFree(juror, p)).ToList();
                var tries = MostTries;
                if (CanFill(Together([.. filled, new(p, free)]), 0, [], ref tries))
                {
                    filled.Add(new(p, free));
                }
                else
                {
                    yield return Warning(p, PlanWarningLevel.Must, Math.Min(free.Count, panel.FromPool - 1));
                }
            }
        }
    }

    /// <summary>
    /// The last of them with those that overlap it, or overlap one that does: no other can take a juror from it. Jurors whom few of these
    /// could use come first, so that sharing out seldom has to go back.
    /// </summary>
    private static List<Filling> Together(List<Filling> fillings)
    {
        var (together, from) = (new List<Filling>(), DateTime.MaxValue);
        for (var i = fillings.Count - 1; i >= 0; i--)
        {
            if (together.Count > 0 && !fillings.Take(i + 1).Any(f => f.Placed.End > from))
            {
                break;
            }

            together.Add(fillings[i]);
            from = fillings[i].Placed.Start < from ? fillings[i].Placed.Start : from;
        }

        var wanted = together.SelectMany(f => f.Free).CountBy(j => j).ToDictionary();
        return together.ConvertAll(f => f with { Free = [.. f.Free.OrderBy(j => wanted[j])] });
    }

    private sealed record Filling(PlacedSession Placed, List<PersonId> Free);

    private static PlanWarning Warning(PlacedSession placed, PlanWarningLevel level, int had) =>
        new(PlanWarningKind.PanelTooSmall, level, [placed.Id], [], new(Needed: placed.Session.Panel.Needed, Had: had));

    private static bool CanFill(List<Filling> panels, int from, List<(PlacedSession Session, PersonId Juror)> given, ref int tries)
    {
        if (from == panels.Count || --tries < 0)
        {
            return true;
        }

        var (session, pool) = panels[from];
        var free = pool.Where(j => !given.Exists(g => g.Juror == j && g.Session.Overlaps(session))).ToList();
        foreach (var chosen in Choose(free, session.Session.Panel.FromPool, 0))
        {
            if (CanFill(panels, from + 1, [.. given, .. chosen.Select(j => (session, j))], ref tries))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<List<PersonId>> Choose(List<PersonId> from, int count, int start)
    {
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        for (var i = start; i <= from.Count - count; i++)
        {
            foreach (var rest in Choose(from, count - 1, i + 1))
            {
                yield return [from[i], .. rest];
            }
        }
    }

    /// <summary>When jurors cannot, and where they must be anyway.</summary>
    private sealed class JurorTimes(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        private readonly ILookup<PersonId, Unavailable> _cannot =
            (problem.OnCannotTimes()?.Level == RuleLevel.Ignore ? [] : problem.CannotTimes).ToLookup(c => c.Person);

        private readonly ILookup<PersonId, PlacedSession> _required =
            placed.SelectMany(p => p.Session.People, (p, person) => (p, person)).ToLookup(r => r.person, r => r.p);

        public bool IsFree(PersonId juror, PlacedSession session) =>
            !_cannot[juror].Any(c => PeopleCheck.Clashes(session, c)) && !_required[juror].Any(o => o.Id != session.Id && o.Overlaps(session));
    }
}
