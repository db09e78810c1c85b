using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning.Cases;

/// <summary>
/// A plan's terms counted minute by minute, as slowly and plainly as can be, to hold <see cref="PlanScore"/> against. All times of the
/// problem are whole minutes.
/// </summary>
public static class NaiveScore
{
    public static PlanScore Of(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var placed = plan.Select(p => new NaiveSession(problem.Sessions.Single(s => s.Id == p.Session), p.Slot)).ToList();
        return new(placed.Count, Idle(problem, placed), Ends(problem, placed), Wishes(problem, placed), Fairness(problem, placed));
    }

    private static int Idle(PlanningProblem problem, List<NaiveSession> placed)
    {
        var idle = 0;
        foreach (var room in problem.Rooms)
        {
            foreach (var day in problem.Days)
            {
                var here = placed.Where(p => p.Room == room.Slug && p.Date == day.Date).ToList();
                var since = int.MaxValue;
                for (var minute = 0; here.Exists(p => p.Until > minute); minute++)
                {
                    var isBusy = here.Exists(p => p.Holds(minute));
                    var hasBegun = here.Exists(p => p.From <= minute);
                    since = isBusy ? 0 : since == int.MaxValue ? since : since + 1;
                    idle += hasBegun && !isBusy && since > room.ChangeoverMinutes ? 1 : 0;
                }
            }
        }

        return idle;
    }

    private static int Ends(PlanningProblem problem, List<NaiveSession> placed) => problem.Days.Sum(day =>
        placed.Where(p => p.Date == day.Date).Select(p => p.Until - Minute(day.Opens)).DefaultIfEmpty(0).Max());

    private static int Wishes(PlanningProblem problem, List<NaiveSession> placed)
    {
        var absent = problem.OnCannotTimes()?.Level == RuleLevel.Ignore ? 0 : placed.Where(p => p.Session.Panel.IsWhole)
            .Sum(p => p.Session.Panel.Pool.Count(j => problem.CannotTimes.Any(c => c.Person == j && NaiveRules.IsDuring(p, c))));
        if (NaiveSeatings.Of(problem, placed) is not { } seatings)
        {
            return PlanScore.Of(problem, [.. placed.Select(p => new Placement(p.Session.Id, p.Slot, false))]).WishesBroken;
        }

        var allowed = seatings.FindAll(s => !problem.Rules.Any(r => r.Level == RuleLevel.Must && NaiveRules.IsBroken(problem, r, s)));
        return absent + (allowed.Count > 0 ? allowed : seatings).Min(s => Broken(problem, s));
    }

    private static int Broken(PlanningProblem problem, List<NaiveSession> placed)
    {
        var cost = 0;
        foreach (var wish in problem.Rules.Where(r => r.Level == RuleLevel.Wish).GroupBy(r => r.Key))
        {
            cost += wish.Any(rule => NaiveRules.IsBroken(problem, rule, placed)) ? wish.Max(r => r.Weight) : 0;
        }

        return cost;
    }

    private static int Fairness(PlanningProblem problem, List<NaiveSession> placed)
    {
        var unfair = 0;
        foreach (var p in placed.Where(p => p.Session.Kind == SessionKind.Candidate))
        {
            unfair += Enumerable.Range(p.From, 1440).Count(m => m < 9 * 60) + Enumerable.Range(0, p.Until).Count(m => m >= 16 * 60);
        }

        foreach (var earlier in problem.LastYear)
        {
            unfair += placed.Exists(p => p.Session.Id == earlier.Session && p.From < 12 * 60 == Minute(earlier.Start) < 12 * 60) ? 60 : 0;
        }

        foreach (var candidate in problem.Sessions.Select(s => s.CandidateId).OfType<CandidateId>().Distinct())
        {
            foreach (var day in placed.Where(p => p.Session.CandidateId == candidate).GroupBy(p => p.Date))
            {
                var stay = Enumerable.Range(0, 1440).Count(m => day.Any(p => p.From <= m) && day.Any(p => p.Until > m));
                unfair += Math.Max(0, stay - day.Sum(p => p.Until - p.From) - 60);
            }
        }

        return unfair;
    }

    internal static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
}

/// <summary>A placed session in minutes of its day.</summary>
internal sealed record NaiveSession(PlanSession Session, Slot Slot)
{
    /// <summary>Who sits beside those who are needed.</summary>
    public IReadOnlyCollection<PersonId> Seated { get; init; } = [];

    /// <summary>People who are not looked at.</summary>
    public IReadOnlyCollection<PersonId> Overlooked { get; init; } = [];

    public bool Sits(PersonId person) => (Session.People.Contains(person) || Seated.Contains(person)) && !Overlooked.Contains(person);

    public string Room => Slot.Room;
    public DateOnly Date => Slot.Date;
    public int From => NaiveScore.Minute(Slot.Start);
    public int Until => From + (int)Session.Length.TotalMinutes;
    public bool Holds(int minute) => From <= minute && minute < Until;
}
