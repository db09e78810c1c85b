namespace Hearing.Domain.Planning.Explanations;

/// <summary>What a sum is about: a closed list.</summary>
public enum SumKind
{
    /// <summary>Sessions against the hours of the rooms that can hold them.</summary>
    Rooms,
    /// <summary>Sessions that rules tie to one day, against the day that has most room for them.</summary>
    SameDay,
    /// <summary>Sessions that one person is needed at, against that person's free time.</summary>
    Person,
    /// <summary>Sessions that draw their jurors from one pool, against how many of them that pool can serve at once.</summary>
    Pool,
    /// <summary>Seats on the panels that draw from pools, against the jurors' free time.</summary>
    Seats,
}

/// <summary>What a sum counts.</summary>
public enum SumUnit { Sessions, Minutes, Seats }

/// <summary>A sum by which not everything can fit, whatever the plan: more is wanted than there is.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Unit">What is counted: sessions, minutes (changeovers included), or seats on panels.</param>
/// <param name="Wanted">What the sessions want; above <paramref name="Had"/>.</param>
/// <param name="Had">What there is at most.</param>
/// <param name="Person">Whose time it is, where it is one person's.</param>
public sealed record DemandSum(SumKind Kind, SumUnit Unit, int Wanted, int Had, PersonId? Person = null)
{
    /// <summary>How much is too much; above 0.</summary>
    public int TooMany => Wanted - Had;
}

/// <summary>A sum with all demands that it follows from; not each of them need be needed.</summary>
/// <param name="Sum">The sum, of the case as a whole.</param>
/// <param name="Demands">Demands of the case that cannot all be kept.</param>
public sealed record CountedClash(DemandSum Sum, IReadOnlyList<Demand> Demands);
