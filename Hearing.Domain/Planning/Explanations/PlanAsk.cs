namespace Hearing.Domain.Planning.Explanations;

/// <summary>What can be asked for so that more fits: a closed list.</summary>
public enum PlanAskKind
{
    /// <summary>The person stays until later: a cannot-time begins later.</summary>
    StayLonger,
    /// <summary>The person comes earlier: a cannot-time ends earlier.</summary>
    ComeEarlier,
    /// <summary>The person can the whole day after all.</summary>
    Come,
    /// <summary>The room opens earlier that day.</summary>
    OpenRoomEarlier,
    /// <summary>The room closes later that day.</summary>
    CloseRoomLater,
    /// <summary>The room is open on a day on which it is not, as long as the day.</summary>
    OpenRoom,
    /// <summary>The day begins earlier.</summary>
    OpenDayEarlier,
    /// <summary>The day ends later.</summary>
    CloseDayLater,
    /// <summary>The session is shorter.</summary>
    ShortenSession,
    /// <summary>The room's changeover is shorter.</summary>
    ShortenChangeover,
    /// <summary>The session may move from where it is pinned.</summary>
    Unpin,
    /// <summary>The session does without one of the people it needs.</summary>
    DoWithoutPerson,
    /// <summary>The session does with so many jurors of its pool fewer.</summary>
    SmallerPanel,
    /// <summary>The session does without its equipment.</summary>
    DoWithoutEquipment,
    /// <summary>The way between two rooms takes no time: somebody is fetched, or joins from where they are.</summary>
    ForgetTravel,
    /// <summary>A hard point may be passed.</summary>
    PassHardPoint,
    /// <summary>A rule is given up.</summary>
    DropRule,
    /// <summary>There is another room on all days, as long as the days, with everything that any room has.</summary>
    AnotherRoom,
    /// <summary>There is another day after the last, as long as that one and with all rooms open.</summary>
    AnotherDay,
    /// <summary>Somebody else who always can joins the pool of the session, and every pool that has a juror in common with it.</summary>
    AnotherJuror,
    /// <summary>The session does not take place.</summary>
    LeaveOut,
}

/// <summary>One thing to ask for. Which members are set depends on its kind, as in <see cref="Demand"/>.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Demand">What gives way, wholly or in part.</param>
/// <param name="Session">The session that does with less, where the demand is a person's.</param>
/// <param name="At">The local time that moves, where one does.</param>
/// <param name="Minutes">By how many minutes it moves or gets shorter; 0 where nothing is counted in minutes.</param>
/// <param name="Count">How many rooms, days or jurors there are more, or jurors on the panel fewer; 0 where none are.</param>
/// <param name="Weight">
/// How much it asks: minutes of one person or room; what touches everybody (the day, a session's length, a changeover) counts double. What has
/// no minutes counts as much: a pin 15, a rule, a hard point, a way or equipment 60, a closed room 120, another room 120 for each day, another
/// juror 60 for each day, another day 720, somebody's absence the session's length, a session left out a day and its length, so that it comes last.
/// </param>
public sealed record PlanAsk(PlanAskKind Kind, Demand Demand, SessionId? Session = null, TimeOnly? At = null, int Minutes = 0, int Weight = 0, int Count = 0);

/// <summary>Something to ask for, or several things together, with which a plan was found that places all sessions.</summary>
/// <param name="Asks">What is asked, all of it.</param>
/// <param name="Weight">The sum of the asks' weights.</param>
public sealed record PlanRepair(IReadOnlyList<PlanAsk> Asks, int Weight)
{
    /// <summary>The repair that asks these things.</summary>
    public static PlanRepair Of(params IReadOnlyList<PlanAsk> asks) => new(asks, asks.Sum(a => a.Weight));
}
