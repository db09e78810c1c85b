namespace Hearing.Domain.Planning.Explanations;

/// <summary>
/// What can be said by counting alone, without looking for a plan: minutes and numbers of sessions against hours of rooms, free time of
/// people, and jurors of pools. A sum that does not come out proves that not all sessions fit; one that does proves nothing.
/// </summary>
public static class Counting
{
    /// <summary>Whether a sum proves that not all sessions of the case fit.</summary>
    public static bool Refutes(PlanCase planCase) => Sums(planCase).Any();

    /// <summary>The sums that do not come out, those of the fewest sessions first; of the same kind about the same person the first.</summary>
    public static IReadOnlyList<CountedClash> Of(PlanCase planCase) =>
        [.. Sums(planCase).OrderBy(s => s.Sessions.Count).DistinctBy(s => (s.Sum.Kind, s.Sum.Person)).Select(s => new CountedClash(s.Sum, s.DemandsOf(planCase)))];

    private static IEnumerable<TightSum> Sums(PlanCase planCase)
    {
        var hours = new CountedHours(planCase);
        return [.. RoomSums.Of(hours), .. PersonSums.Of(hours), .. PoolSums.Of(hours)];
    }
}
