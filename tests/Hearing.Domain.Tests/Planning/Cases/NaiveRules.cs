using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>Whether a plan breaks a rule, or clashes, looked at minute by minute.</summary>
public static class NaiveRules
{
    /// <summary>Whether anything is wrong that a solver may never do; panels of a pool are left to <see cref="PlanCheck"/>.</summary>
    public static bool HasClash(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var placed = plan.Select(p => new NaiveSession(problem.Sessions.Single(s => s.Id == p.Session), p.Slot)).ToList();
        return placed.Exists(p => !IsOpen(problem, p) || Away(problem, p) || Lacks(problem, p) || Passes(problem, p))
            || placed.Exists(p => placed.Exists(o => o != p && Disturbs(problem, p, o)))
            || placed.Exists(p => LacksQuorum(problem, p, placed))
            || NaiveSeatings.Of(problem, placed)?.TrueForAll(seated => problem.Rules.Any(r => r.Level == RuleLevel.Must && IsBroken(problem, r, seated))) == true;
    }

    private static bool LacksQuorum(PlanningProblem problem, NaiveSession p, List<NaiveSession> placed) => p.Session.Panel.IsWhole
        && p.Session.Panel.Pool.Count >= p.Session.Panel.FromPool
        && p.Session.Panel.Pool.Count(j => NaiveSeatings.IsFree(problem, p, j, placed)) < p.Session.Panel.FromPool;

    internal static bool IsBroken(PlanningProblem problem, Rule rule, List<NaiveSession> placed)
    {
        var named = rule.Sessions.Select(id => placed.Find(p => p.Session.Id == id)).OfType<NaiveSession>().ToList();
        var people = rule.People.Count > 0 ? rule.People : [.. placed.SelectMany(p => p.Session.People.Concat(p.Seated)).Distinct()];
        return rule.Kind switch
        {
            RuleKind.Before => named.Zip(named.Skip(1)).Any(p => At(p.First.Date, p.First.Until) > At(p.Second.Date, p.Second.From)),
            RuleKind.NotFirst => named.Exists(p => placed.Where(o => o.Date == p.Date).Min(o => o.From) == p.From),
            RuleKind.SameDay => named.DistinctBy(p => p.Date).Count() > 1,
            RuleKind.Apart => named.DistinctBy(p => p.Date).Count() < named.Count,
            RuleKind.Within => named.Exists(p => p.From < NaiveScore.Minute(rule.From!.Value) || p.Until > NaiveScore.Minute(rule.Until!.Value)),
            RuleKind.AtMostInARow => people.Any(person => LongestRow(placed, person, rule.Minutes ?? 15) > rule.Count),
            RuleKind.CloseTogether => people.Any(person => LongestWait(placed, person) > (rule.Minutes ?? 60)),
            RuleKind.BreakAfter => placed.GroupBy(p => (p.Room, p.Date)).Any(day => IsWithoutBreak([.. day], rule.Minutes!.Value)),
            RuleKind.CannotTimes => rule == problem.OnCannotTimes() && placed.Exists(p => problem.CannotTimes.Any(c => Meets(p, c))),
            RuleKind.FairTimes => problem.LastYear.Any(e => placed.Exists(p => p.Session.Id == e.Session && p.From < 720 == e.Start.Hour < 12)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
        };
    }

    private static int LongestRow(List<NaiveSession> placed, PersonId person, int pause)
    {
        var longest = 0;
        foreach (var day in placed.Where(p => p.Sits(person)).GroupBy(p => p.Date))
        {
            foreach (var first in day)
            {
                var (last, row) = (first, 1);
                while (day.Where(p => p.From >= last.Until && p.From - last.Until < pause).MinBy(p => p.From) is { } next)
                {
                    (last, row) = (next, row + 1);
                }

                longest = Math.Max(longest, row);
            }
        }

        return longest;
    }

    private static int LongestWait(List<NaiveSession> placed, PersonId person)
    {
        var longest = 0;
        foreach (var day in placed.Where(p => p.Sits(person)).GroupBy(p => p.Date))
        {
            foreach (var p in day.Where(p => day.Any(o => o.From >= p.Until)))
            {
                longest = Math.Max(longest, day.Where(o => o.From >= p.Until).Min(o => o.From) - p.Until);
            }
        }

        return longest;
    }

    private static bool IsWithoutBreak(List<NaiveSession> day, int most) => day.Exists(p => !p.Session.IsBreak
        && p.Until - day.Where(o => o.Session.IsBreak && o.Until <= p.From).Select(o => o.Until).Append(day.Min(o => o.From)).Max() > most);

    private static bool IsOpen(PlanningProblem problem, NaiveSession p)
    {
        var day = problem.Days.SingleOrDefault(d => d.Date == p.Date);
        var room = problem.Rooms.Single(r => r.Slug == p.Room);
        return day is not null && Enumerable.Range(p.From, p.Until - p.From).All(minute =>
            NaiveScore.Minute(day.Opens) <= minute && minute < NaiveScore.Minute(day.Closes)
            && (room.OpenTimes.Count == 0 || room.OpenTimes.Any(o => o.Date == p.Date && NaiveScore.Minute(o.From) <= minute && minute < NaiveScore.Minute(o.Until))));
    }

    private static bool Away(PlanningProblem problem, NaiveSession p) =>
        problem.OnCannotTimes() is null or { Level: RuleLevel.Must } && problem.CannotTimes.Any(c => Meets(p, c));

    private static bool Meets(NaiveSession p, Unavailable cannot) => p.Session.People.Contains(cannot.Person) && IsDuring(p, cannot);

    internal static bool IsDuring(NaiveSession p, Unavailable cannot) => p.Date == cannot.Date
        && Enumerable.Range(p.From, p.Until - p.From).Any(m => NaiveScore.Minute(cannot.From) <= m && m < NaiveScore.Minute(cannot.Until));

    private static bool Lacks(PlanningProblem problem, NaiveSession p) =>
        p.Session.Equipment.Any(e => !problem.Rooms.Single(r => r.Slug == p.Room).Equipment.Contains(e, StringComparer.OrdinalIgnoreCase));

    private static bool Passes(PlanningProblem problem, NaiveSession p) => problem.HardPoints.Any(h =>
        h.Date == p.Date && (h.Room is null || h.Room == p.Room) && p.From < NaiveScore.Minute(h.Time) && NaiveScore.Minute(h.Time) < p.Until);

    private static bool Disturbs(PlanningProblem problem, NaiveSession p, NaiveSession o)
    {
        var share = p.Session.People.Any(o.Session.People.Contains)
            || (p.Session.Panel.IsWhole && o.Session.Panel.IsWhole && p.Session.Panel.Pool.Any(o.Session.Panel.Pool.Contains));
        var way = p.Room == o.Room ? 0 : problem.Travels.Where(t => (t.FromRoom == p.Room && t.ToRoom == o.Room) || (t.FromRoom == o.Room && t.ToRoom == p.Room))
            .Select(t => t.Minutes).DefaultIfEmpty(0).Max();
        var changeover = p.Session.IsBreak || o.Session.IsBreak ? 0 : problem.Rooms.Single(r => r.Slug == p.Room).ChangeoverMinutes;
        return p.Date == o.Date && ((p.Room == o.Room && Meet(p, o, changeover)) || (share && Meet(p, o, way)));
    }

    private static bool Meet(NaiveSession p, NaiveSession o, int between) => p.From < o.Until + between && o.From < p.Until + between;

    private static int At(DateOnly date, int minute) => (date.DayNumber * 1440) + minute;
}
