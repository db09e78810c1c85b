namespace Hearing.Domain.Planning;

/// <summary>The people's half of <see cref="PlanCheck"/>: two places at once, ways between rooms, cannot-times, conflicts.</summary>
public static class PeopleCheck
{
    public static IEnumerable<PlanWarning> Of(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        [.. TwoPlaces(placed), .. Travels(problem, placed), .. CannotTimes(problem, placed), .. Conflicts(placed), .. PanelCheck.Of(problem, placed)];

    private static IEnumerable<PlanWarning> TwoPlaces(IReadOnlyList<PlacedSession> placed) =>
        from pair in PlacedSession.Neighbours(placed, TimeSpan.Zero)
        let both = pair.Earlier.Session.People.Intersect(pair.Later.Session.People).ToList()
        where both.Count > 0
        select new PlanWarning(
            PlanWarningKind.PersonInTwoPlaces, PlanWarningLevel.Must, [pair.Later.Id, pair.Earlier.Id], both, new(From: pair.Later.Start));

    private static IEnumerable<PlanWarning> Travels(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        from pair in PlacedSession.Neighbours(placed, TimeSpan.FromMinutes(problem.Travels.Select(t => t.Minutes).DefaultIfEmpty(0).Max()))
        let needed = Minutes(problem, pair.Earlier.Slot.Room, pair.Later.Slot.Room)
        let gap = pair.Later.Start - pair.Earlier.End
        where gap >= TimeSpan.Zero && gap < TimeSpan.FromMinutes(needed)
        let both = pair.Earlier.Session.People.Intersect(pair.Later.Session.People).ToList()
        where both.Count > 0
        select new PlanWarning(
            PlanWarningKind.TravelTooShort, PlanWarningLevel.Must, [pair.Later.Id, pair.Earlier.Id], both,
            new(Room: pair.Later.Slot.Room, From: pair.Earlier.End, Until: pair.Later.Start, Needed: needed, Had: (int)gap.TotalMinutes));

    /// <summary>Minutes of the way between two rooms; 0 within one room and where none is stated.</summary>
    public static int Minutes(PlanningProblem problem, string one, string other) => one == other ? 0 :
        problem.Travels.Where(t => (t.FromRoom, t.ToRoom) == (one, other) || (t.FromRoom, t.ToRoom) == (other, one))
            .Select(t => t.Minutes).DefaultIfEmpty(0).Max();

    internal static IEnumerable<PlanWarning> CannotTimes(PlanningProblem problem, IReadOnlyList<PlacedSession> placed)
    {
        var rule = problem.OnCannotTimes();
        var cannotTimes = problem.CannotTimes.ToLookup(c => c.Person);
        return rule?.Level == RuleLevel.Ignore ? [] :
            from p in placed
            from person in p.Session.People
            from cannot in cannotTimes[person]
            where Clashes(p, cannot)
            select new PlanWarning(
                PlanWarningKind.CannotTime, rule?.Level == RuleLevel.Wish ? PlanWarningLevel.Should : PlanWarningLevel.Must,
                [p.Id], [cannot.Person], new(Key: rule?.Key, From: cannot.Date.ToDateTime(cannot.From), Until: cannot.Date.ToDateTime(cannot.Until)));
    }

    internal static bool Clashes(PlacedSession placed, Unavailable cannot) =>
        placed.Overlaps(cannot.Date.ToDateTime(cannot.From), cannot.Date.ToDateTime(cannot.Until));

    private static IEnumerable<PlanWarning> Conflicts(IReadOnlyList<PlacedSession> placed) =>
        placed.Where(p => p.Session.Panel.InConflict.Count > 0).Select(p => new PlanWarning(
            PlanWarningKind.PanelInConflict, PlanWarningLevel.Should, [p.Id], p.Session.Panel.InConflict, new()));
}
