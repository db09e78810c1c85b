namespace Hearing.Domain.Planning.Explanations;

/// <summary>What is demanded of a plan, one thing at a time, so that each can be given up by itself: a closed list.</summary>
public enum DemandKind
{
    /// <summary>The session takes place, at its length.</summary>
    Session,
    /// <summary>The session stays where it is pinned.</summary>
    Pin,
    /// <summary>The room has the equipment that the session needs.</summary>
    Equipment,
    /// <summary>An instant is not passed; the key is the hard point's.</summary>
    HardPoint,
    /// <summary>The way between two rooms takes its time; key and other are the rooms.</summary>
    Travel,
    /// <summary>The room's changeover is kept; the key is the room.</summary>
    Changeover,
    /// <summary>A rule of the edition, or one that every hearing has; the key is the rule's.</summary>
    Rule,
    /// <summary>So many of a pool's jurors are at the session.</summary>
    Panel,
    /// <summary>A person's cannot-times of a day are kept.</summary>
    CannotTimes,
    /// <summary>A person is at every session that needs them.</summary>
    Person,
    /// <summary>The room's own opening hours of a day; the key is the room.</summary>
    RoomHours,
    /// <summary>When a day begins and ends.</summary>
    DayHours,
}

/// <summary>
/// One demand. Which members are set depends on its kind. That a room holds one session at a time, that nobody is in two places, and which
/// rooms and days there are, is not up for choice and no demand.
/// </summary>
/// <param name="Kind">What is demanded.</param>
/// <param name="Session">The session in question.</param>
/// <param name="Person">The person in question, who is also the one to ask.</param>
/// <param name="Date">The day in question, local.</param>
/// <param name="Key">The room's slug, or the rule's or hard point's key.</param>
/// <param name="Other">The second room of a way.</param>
public sealed record Demand(
    DemandKind Kind, SessionId? Session = null, PersonId? Person = null, DateOnly? Date = null, string? Key = null, string? Other = null);

/// <summary>Demands that cannot all be kept.</summary>
/// <param name="Demands">Sessions first, then the rest by kind.</param>
/// <param name="IsIrreducible">Whether each was shown to be needed: with any one given up the others can be kept. False when time ran out.</param>
/// <param name="Sum">The sum by which they clash, counted over everything that is demanded; null where no sum shows it.</param>
public sealed record ClashSet(IReadOnlyList<Demand> Demands, bool IsIrreducible, DemandSum? Sum = null);
