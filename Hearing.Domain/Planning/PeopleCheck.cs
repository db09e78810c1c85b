namespace Hearing.Domain.Planning;

/// <summary>The people's half of <see cref="PlanCheck"/>: two places at once, ways between rooms, cannot-times, panels.</summary>
internal static class PeopleCheck
{
    public static IEnumerable<PlanWarning> Of(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        [.. TwoPlaces(placed), .. Travels(problem, placed), .. CannotTimes(problem, placed), .. Conflicts(placed), .. Panels(problem, placed)];

    private static IEnumerable<PlanWarning> TwoPlaces(IReadOnlyList<PlacedSession> placed) =>
        from pair in PlacedSession.Pairs(placed)
        where pair.Earlier.Overlaps(pair.Later)
        let both = pair.Earlier.Session.People.Intersect(pair.Later.Session.People).ToList()
        where both.Count > 0
        select new PlanWarning(
            PlanWarningKind.PersonInTwoPlaces, PlanWarningLevel.Must, [pair.Later.Id, pair.Earlier.Id], both, new(From: pair.Later.Start));

    private static IEnumerable<PlanWarning> Travels(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from pair in PlacedSession.Pairs(placed)
        let needed = Minutes(problem, pair.Earlier.Slot.Room, pair.Later.Slot.Room)
        let gap = pair.Later.Start - pair.Earlier.End
        where gap >= TimeSpan.Zero && gap < TimeSpan.FromMinutes(needed)
        let both = pair.Earlier.Session.People.Intersect(pair.Later.Session.People).ToList()
        where both.Count > 0
        select new PlanWarning(
            PlanWarningKind.TravelTooShort, PlanWarningLevel.Must, [pair.Later.Id, pair.Earlier.Id], both,
            new(Room: pair.Later.Slot.Room, From: pair.Earlier.End, Until: pair.Later.Start, Needed: needed, Had: (int)gap.TotalMinutes));

    /// <summary>Minutes of the way between two rooms; 0 within one room and where none is stated.</summary>
    internal static int Minutes(PlanningProblem problem, string one, string other) => one == other ? 0 :
        problem.Travels.Where(t => (t.FromRoom, t.ToRoom) == (one, other) || (t.FromRoom, t.ToRoom) == (other, one))
            .Select(t => t.Minutes).DefaultIfEmpty(0).Max();

    private static IEnumerable<PlanWarning> CannotTimes(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var rule = problem.Rules.FirstOrDefault(r => r.Kind == RuleKind.CannotTimes);
        return rule?.Level == RuleLevel.Ignore ? [] :
            from p in placed
            from cannot in problem.CannotTimes
            where p.Session.People.Contains(cannot.Person) && Clashes(p, cannot)
            select new PlanWarning(
                PlanWarningKind.CannotTime, rule?.Level == RuleLevel.Wish ? PlanWarningLevel.Wish : PlanWarningLevel.Must,
                [p.Id], [cannot.Person], new(From: cannot.Date.ToDateTime(cannot.From), Until: cannot.Date.ToDateTime(cannot.Until)));
    }

    private static bool Clashes(PlacedSession placed, Unavailable cannot) =>
        placed.Overlaps(cannot.Date.ToDateTime(cannot.From), cannot.Date.ToDateTime(cannot.Until));

    private static IEnumerable<PlanWarning> Conflicts(IReadOnlyList<PlacedSession> placed) =>
        placed.Where(p => p.Session.Panel.InConflict.Count > 0).Select(p => new PlanWarning(
            PlanWarningKind.PanelInConflict, PlanWarningLevel.Must, [p.Id], p.Session.Panel.InConflict, new()));

    /// <summary>A panel smaller than needed by the setting is a remark on the setting; one smaller because of the plan is a must.</summary>
    private static IEnumerable<PlanWarning> Panels(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var ignored = problem.Rules.Any(r => r.Kind == RuleKind.CannotTimes && r.Level == RuleLevel.Ignore);
        foreach (var p in placed.Where(p => p.Session.Panel.Needed > 0))
        {
            var panel = p.Session.Panel;
            var free = panel.Pool.Where(j => (ignored || !problem.CannotTimes.Any(c => c.Person == j && Clashes(p, c)))
                && !placed.Any(o => o.Id != p.Id && o.Overlaps(p) && o.Session.People.Contains(j))).ToList();
            if (panel.Required.Count + free.Count < panel.Needed)
            {
                var level = panel.Required.Count + panel.Pool.Count < panel.Needed ? PlanWarningLevel.Wish : PlanWarningLevel.Must;
                yield return new PlanWarning(
                    PlanWarningKind.PanelTooSmall, level, [p.Id], [], new(Needed: panel.Needed, Had: panel.Required.Count + free.Count));
            }
        }
    }
}
