namespace Hearing.Domain.Planning.Explanations;

/// <summary>A sum that does not come out, and what it follows from.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="Sessions">The sessions that it counts.</param>
/// <param name="Rooms">The rooms whose hours it counts.</param>
/// <param name="People">People whose presence and cannot-times it counts.</param>
/// <param name="Rules">Keys of the rules it counts.</param>
internal sealed record TightSum(
    DemandSum Sum, IReadOnlyList<PlanSession> Sessions, IReadOnlyCollection<string> Rooms, IReadOnlyCollection<PersonId> People, IReadOnlyCollection<string> Rules)
{
    /// <summary>Whether the sessions want more than the stretches hold; the first way of counting by which they do.</summary>
    public static (SumUnit Unit, int Wanted, int Had, IReadOnlyList<PlanSession> Sessions)? TooMuch(IReadOnlyList<PlanSession> sessions, IReadOnlyList<Supply> supply)
    {
        foreach (var length in sessions.Select(s => s.Length.TotalMinutes).Distinct().Order())
        {
            // Of sessions that are all at least so long no more than these fit: the long ones by themselves can be too many.
            var those = sessions.Where(s => s.Length.TotalMinutes >= length).ToList();
            var most = supply.Sum(s => s.Most(length));
            if (those.Count > most)
            {
                return (SumUnit.Sessions, those.Count, most, those);
            }
        }

        var changeover = supply.Select(s => s.Changeover).DefaultIfEmpty(0).Min();
        var (wanted, had) = (sessions.Sum(s => s.Length.TotalMinutes + changeover), supply.Sum(s => s.Minutes + (s.AtOnce * changeover)));
        return wanted > had ? (SumUnit.Minutes, (int)Math.Ceiling(wanted), (int)Math.Floor(had), sessions) : null;
    }

    /// <summary>The demands of a case that the sum follows from.</summary>
    public IReadOnlyList<Demand> DemandsOf(PlanCase planCase)
    {
        var ids = Sessions.Select(s => s.Id).ToHashSet();
        var pool = Sum.Kind is SumKind.Pool or SumKind.Seats ? Sessions.SelectMany(s => s.Panel.Pool).ToHashSet() : [];
        return [.. planCase.Demands().Where(d => d.Kind switch
        {
            DemandKind.Session or DemandKind.Equipment => ids.Contains(d.Session!.Value),
            DemandKind.Panel => pool.Count > 0 && ids.Contains(d.Session!.Value),
            DemandKind.Person => People.Contains(d.Person!.Value),
            DemandKind.CannotTimes => People.Contains(d.Person!.Value) || pool.Contains(d.Person.Value),
            DemandKind.RoomHours or DemandKind.Changeover => Rooms.Contains(d.Key!),
            DemandKind.Rule => Rules.Contains(d.Key!),
            DemandKind.DayHours or DemandKind.HardPoint => true,
            DemandKind.Pin or DemandKind.Travel => false,
            _ => throw new ArgumentOutOfRangeException(nameof(planCase), d.Kind, null),
        })];
    }
}
