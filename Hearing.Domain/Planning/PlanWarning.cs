namespace Hearing.Domain.Planning;

/// <summary>What is wrong, or worth knowing, in a plan: a closed list.</summary>
public enum PlanWarningKind
{
    /// <summary>Two sessions are in one room at once.</summary>
    RoomDoubleBooked,
    /// <summary>Two sessions follow each other in a room in less than its changeover; a break between counts towards it.</summary>
    ChangeoverTooShort,
    /// <summary>A person must be in two sessions at once.</summary>
    PersonInTwoPlaces,
    /// <summary>A person has less time between two rooms than the way takes.</summary>
    TravelTooShort,
    /// <summary>A person who must be there cannot be there then.</summary>
    CannotTime,
    /// <summary>The session is on no day of the hearing, or outside the day's hours.</summary>
    OutsideDay,
    /// <summary>The room does not exist or is not open then.</summary>
    RoomClosed,
    /// <summary>The session is under way at an instant that may not be passed.</summary>
    HardPointPassed,
    /// <summary>The room lacks equipment that the session needs.</summary>
    EquipmentMissing,
    /// <summary>Fewer jurors can take part than the panel needs.</summary>
    PanelTooSmall,
    /// <summary>A juror is named for the panel of a candidate with whom they have a conflict.</summary>
    PanelInConflict,
    /// <summary>A rule of the edition is not kept.</summary>
    RuleBroken,
    /// <summary>The local time does not exist that day (the clock is moved forward over it).</summary>
    TimeDoesNotExist,
    /// <summary>The session has no slot.</summary>
    Unplaced,
}

/// <summary>
/// How much a warning weighs: a clash, which the solver never makes; a wish not granted or a setting that no plan can mend; or a remark.
/// </summary>
public enum PlanWarningLevel { Must, Should, Note }

/// <summary>One thing wrong in a plan, as data; pages make the sentence. A half-ready plan with warnings can be saved.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Sessions">The sessions it concerns, the one to look at first.</param>
/// <param name="People">The people it concerns.</param>
/// <param name="Reason">The figures and names the sentence needs.</param>
public sealed record PlanWarning(
    PlanWarningKind Kind, PlanWarningLevel Level, IReadOnlyList<SessionId> Sessions, IReadOnlyList<PersonId> People, WarningReason Reason)
{
    /// <summary>Whether both say the same, member by member.</summary>
    public bool SaysTheSame(PlanWarning other) => (Kind, Level, Reason) == (other.Kind, other.Level, other.Reason)
        && Sessions.SequenceEqual(other.Sessions) && People.SequenceEqual(other.People);
}

/// <summary>What a warning's sentence is made of; which members are set depends on its kind.</summary>
/// <param name="Room">The room's slug.</param>
/// <param name="Key">The rule's or hard point's key, or the equipment's name.</param>
/// <param name="Rule">The kind of the rule that is not kept.</param>
/// <param name="From">Local start of the stretch in question.</param>
/// <param name="Until">Local end of it.</param>
/// <param name="Needed">How much was needed: minutes, jurors or sessions.</param>
/// <param name="Had">How much there was, in the same unit.</param>
public sealed record WarningReason(
    string? Room = null, string? Key = null, RuleKind? Rule = null,
    DateTime? From = null, DateTime? Until = null, int? Needed = null, int? Had = null);
