namespace Hearing.Domain.Planning;

/// <summary>
/// How unequally a plan treats candidates, in minutes: the objective's last term. It is the sum of
/// <list type="bullet">
/// <item>time of day: for each candidate's session the minutes by which it starts before <see cref="Early"/> and ends after <see cref="Late"/>;</item>
/// <item>long waits: for each candidate and day the minutes from the first start to the last end of its sessions less their lengths, as far
/// as these are more than <see cref="RestMinutes"/>; jurors' waits are a wish of their own (<see cref="RuleKind.CloseTogether"/>);</item>
/// <item>last year's order: <see cref="RepeatMinutes"/> for each candidate that gets the same half of the day as in the edition before
/// (<see cref="FairTimes.IsRepeated"/>), for who comes late is judged more kindly than who comes early: W. Bruine de Bruin, "Save the last
/// dance for me: unwanted serial position effects in jury evaluations", Acta Psychologica 118 (2005).</item>
/// </list>
/// </summary>
public static class FairTreatment
{
    /// <summary>Free minutes in a candidate's day that are no long wait: a lunch.</summary>
    public const int RestMinutes = 60;

    /// <summary>What the same half of the day again weighs: as much as an hour's wait.</summary>
    public const int RepeatMinutes = 60;

    /// <summary>Before this a candidate has travelled in the dark, or the day before.</summary>
    public static readonly TimeOnly Early = new(9, 0);

    /// <summary>After this a jury has had a full day.</summary>
    public static readonly TimeOnly Late = new(16, 0);

    /// <summary>Counts a plan's sessions.</summary>
    public static double Minutes(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) =>
        placed.Where(p => p.Session.Kind == SessionKind.Candidate).Sum(OutsideOf) + Waits(placed) + Repeats(problem, placed);

    /// <summary>By how much a session of a candidate starts too early or ends too late.</summary>
    public static TimeSpan Outside(TimeOnly start, TimeSpan length)
    {
        var (before, after) = (Early.ToTimeSpan() - start.ToTimeSpan(), start.ToTimeSpan() + length - Late.ToTimeSpan());
        return (before > TimeSpan.Zero ? before : TimeSpan.Zero) + (after > TimeSpan.Zero ? after : TimeSpan.Zero);
    }

    private static double OutsideOf(PlacedSession p) => Outside(p.Slot.Start, p.Session.Length).TotalMinutes;

    private static double Waits(IReadOnlyList<PlacedSession> placed) =>
        placed.Where(p => p.Session.CandidateId is not null)
            .GroupBy(p => (p.Session.CandidateId, p.Slot.Date))
            .Sum(day => Math.Max(0, (day.Max(p => p.End) - day.Min(p => p.Start)).TotalMinutes - day.Sum(p => p.Session.Length.TotalMinutes) - RestMinutes));

    private static double Repeats(PlanningProblem problem, IReadOnlyList<PlacedSession> placed) => RepeatMinutes * (
        from earlier in problem.LastYear
        join p in placed on earlier.Session equals p.Id
        where FairTimes.IsRepeated(earlier, p.Slot.Start)
        select p).Count();
}
