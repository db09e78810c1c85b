namespace Hearing.Domain.Contracts;

/// <summary>What a repair may do: the closed list. A repair is one of these, or absorbing buffers together with one other.</summary>
public enum RepairMove
{
    /// <summary>
    /// The day's buffers with a stated purpose are used up, the earliest first: pauses get shorter by whole minutes or fall away, and
    /// sessions no longer wait for their published start.
    /// </summary>
    AbsorbBuffers,
    /// <summary>
    /// Every candidate whose questions are still to come, on all days, loses the same: a multiple of 30 s, taken from the last of its
    /// questions to come, which keeps at least half of its planned length and at least 60 s.
    /// </summary>
    TrimQuestions,
    /// <summary>Two candidates of the day, none of whose cues has been on stage, change places.</summary>
    SwapCandidates,
    /// <summary>A candidate goes directly behind the day's lunch, or behind another session without a candidate that is planned at a hard point.</summary>
    MoveBehind,
}

/// <summary>
/// What is broken and what a repair costs. Compared member by member in this order, less is better; a repair helps when it is better than
/// doing nothing in the first four.
/// </summary>
/// <param name="BrokenHardPoints">Hard points that are expected to be passed.</param>
/// <param name="CandidatesAway">Candidates expected on stage at a time when they have said that they cannot.</param>
/// <param name="MillisecondsPast">By how much hard points are passed, summed.</param>
/// <param name="CandidatesLate">Candidates expected to end over 15 minutes after the time in the programme.</param>
/// <param name="SecondsTrimmed">What each candidate still to come loses against those who have been: the unequal treatment.</param>
/// <param name="CandidatesMoved">How many candidates get another place in the order.</param>
/// <param name="SecondsAbsorbed">How much of the buffers is used up.</param>
public sealed record RepairCost(
    int BrokenHardPoints, int CandidatesAway, long MillisecondsPast, int CandidatesLate, int SecondsTrimmed, int CandidatesMoved, int SecondsAbsorbed)
{
    /// <summary>The best first.</summary>
    public static IComparer<RepairCost> BestFirst { get; } = Comparer<RepairCost>.Create((a, b) => a.CompareTo(b));

    /// <summary>Whether a hard point or a candidate's time is broken.</summary>
    public bool IsBroken => BrokenHardPoints + CandidatesAway + CandidatesLate > 0;

    /// <summary>Below zero when this is better.</summary>
    public int CompareTo(RepairCost other) => CompareBroken(other) is not 0 and var broken ? broken
        : (SecondsTrimmed, CandidatesMoved, SecondsAbsorbed).CompareTo((other.SecondsTrimmed, other.CandidatesMoved, other.SecondsAbsorbed));

    /// <summary>Below zero when less is broken, whatever it costs.</summary>
    public int CompareBroken(RepairCost other) => (BrokenHardPoints, CandidatesAway, MillisecondsPast, CandidatesLate)
        .CompareTo((other.BrokenHardPoints, other.CandidatesAway, other.MillisecondsPast, other.CandidatesLate));
}

/// <summary>A time at which a candidate cannot be on stage, half-open [from, until).</summary>
public sealed record CandidateAway(CandidateId CandidateId, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What a repair does to a candidate's session that is still to come, at the instant of the offer.</summary>
/// <param name="PlannedStart">When the programme has what is to come of it begin.</param>
/// <param name="QuestionsBeforeMilliseconds">How long its questions to come are without the repair.</param>
public sealed record CandidateEffect(
    CandidateId CandidateId, SessionId SessionId, DateTimeOffset? PlannedStart, DateTimeOffset StartBefore, DateTimeOffset StartAfter,
    DateTimeOffset EndBefore, DateTimeOffset EndAfter, long QuestionsBeforeMilliseconds, long QuestionsAfterMilliseconds, bool AwayBefore, bool AwayAfter);

/// <summary>When what comes before a hard point is expected to be over, without and with the repair; null when nothing is left before it.</summary>
public sealed record HardPointEffect(string Key, string Purpose, DateTimeOffset At, DateTimeOffset? Before, DateTimeOffset? After)
{
    /// <summary>Whether it is passed without the repair.</summary>
    public bool IsBrokenBefore => Before > At;

    /// <summary>Whether it is passed with the repair.</summary>
    public bool IsBrokenAfter => After > At;
}

/// <summary>A way out: its changes go into <see cref="ApplyRepair"/> as they are.</summary>
/// <param name="Moves">One move, or absorbing buffers and one other.</param>
/// <param name="Cost">What is still broken with it, and what it costs.</param>
/// <param name="Moved">The candidate's session that is moved; of two that swap, the one that is to come later than now.</param>
/// <param name="Other">The session it swaps with or goes behind.</param>
public sealed record Repair(
    IReadOnlyList<RepairMove> Moves, IReadOnlyList<RunFact> Changes, RepairCost Cost, SessionId? Moved, SessionId? Other,
    IReadOnlyList<CandidateEffect> Candidates, IReadOnlyList<HardPointEffect> HardPoints);

/// <summary>What is broken at an instant, and at most three repairs, the best first; each is the best of its moves.</summary>
/// <param name="Revision">The run's revision for which it holds.</param>
/// <param name="Now">What is broken as things stand.</param>
/// <param name="Repairs">Empty when nothing is broken or nothing helps.</param>
public sealed record RepairOffer(
    long Revision, DateTimeOffset At, RepairCost Now, IReadOnlyList<HardPointEffect> HardPoints, IReadOnlyList<Repair> Repairs)
{
    /// <summary>Whether something is broken that none of the moves makes better.</summary>
    public bool NothingHelps => Now.IsBroken && Repairs.Count == 0;
}
