using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>
/// The draft plan as the organiser's board gets it. <paramref name="Revision"/> is also the answer's ETag. <paramref name="Changes"/> are
/// the differences to the newest programme, whose version is <paramref name="Published"/>; null and empty while nothing is published.
/// </summary>
public sealed record PlanView(
    string Revision, PlanningProblem Problem, IReadOnlyList<PlannedSession> Sessions, IReadOnlyList<PlanPerson> People,
    IReadOnlyList<PlanWarning> Warnings, PlanScore Score, int? Published, IReadOnlyList<ProgrammeChange> Changes)
{
    /// <summary>The placed sessions.</summary>
    public static IReadOnlyList<Placement> PlanOf(IEnumerable<PlannedSession> sessions) =>
        [.. sessions.Where(s => s.Slot is not null).Select(s => new Placement(s.Id, s.Slot!, s.Pinned))];
}

/// <summary>A session's place in the draft plan, with the revision that an edit must carry.</summary>
public sealed record PlannedSession(SessionId Id, long Revision, Slot? Slot, bool Pinned)
{
    /// <summary>Its length, the sum of its parts.</summary>
    public int LengthSeconds { get; init; }

    /// <summary>The least length that an edit may give it; null where it has none to give, being films alone.</summary>
    public int? ShortestSeconds { get; init; }
}

/// <summary>A person's name, for warnings.</summary>
public sealed record PlanPerson(PersonId Id, string Name);

/// <summary>What an edit of the plan does.</summary>
public enum PlanEditKind { Place, Unplace, Pin }

/// <summary>
/// One edit of one session. <paramref name="Revision"/> is the session's; another one stored is 412 <c>stale</c>.
/// <paramref name="Slot"/> goes with place, <paramref name="Pinned"/> with pin. <paramref name="LengthSeconds"/> may go with place and makes the
/// session so long: its last part that is no film takes the difference; 422 <c>plan-not-ready</c> below its least length.
/// </summary>
public sealed record PlanEdit(PlanEditKind Kind, SessionId SessionId, long Revision, Slot? Slot = null, bool? Pinned = null, int? LengthSeconds = null);

/// <summary>The session after the edit, and the whole plan's warnings and score.</summary>
public sealed record PlanEdited(PlannedSession Session, string Revision, IReadOnlyList<PlanWarning> Warnings, PlanScore Score);

/// <summary>A whole plan to take over; sessions that are not in it are unplaced. Goes with <c>If-Match</c>.</summary>
public sealed record WholePlan(IReadOnlyList<Placement> Placements)
{
    /// <summary>Other lengths for some of the sessions, as by <see cref="PlanEdit"/>; the others keep theirs.</summary>
    public IReadOnlyList<SessionLength> Lengths { get; init; } = [];
}

/// <summary>How long a session is to be.</summary>
public sealed record SessionLength(SessionId Session, int Seconds);

/// <summary>
/// What a solve may use: 1 to 600 seconds, 1 or 2 workers. Deterministic: the same problem gives the same plan, and the seconds are
/// the solver's own count of work. Keep pinned: pinned sessions stay where they are. Keep: what else is kept of the plan as it is; null is nothing.
/// </summary>
public sealed record SolveRequest(int Seconds = 20, int Workers = 2, bool Deterministic = false, bool KeepPinned = true, SolveKeep? Keep = null);

/// <summary>
/// What a solve keeps of the plan as it is. Fewest moves: the terms <c>moves</c> and <c>minutesMoved</c> (see <see cref="PlanMoves"/>) come
/// directly after <c>placed</c>, and what has begun stays.
/// </summary>
public enum SolveKeep { FewestMoves }

/// <summary>Where a solve stands.</summary>
public enum SolveState { Waiting, Running, Finished, Stopped, Failed }

/// <summary>
/// A term of the objective. Terms are solved one after another, each fixed for the next at the best found: <c>placed</c> (sessions, the more
/// the better), where the plan before is kept <c>moves</c> (weight) and <c>minutesMoved</c>, then <c>wishes</c> (weight), <c>idle</c>, <c>end</c> and <c>fairness</c> (minutes); <see cref="PlanScore"/> says how each is counted.
/// No plan can be better than <paramref name="Bound"/> with the terms before it as they are; proven: value and bound are the same.
/// </summary>
public sealed record SolveTerm(string Name, double Value, double Bound, bool Proven)
{
    /// <summary>How far value and bound are apart, as a share of the value: 0 when proven, 1 where all of it may be saved.</summary>
    public double Gap => Proven ? 0 : Math.Abs(Value - Bound) / Math.Max(1, Math.Abs(Value));
}

/// <summary>A solve and the whole best plan so far, with what an independent check says of it. It never changes the stored plan.</summary>
/// <param name="Id">The solve.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Plan">The best plan so far; empty until there is one.</param>
/// <param name="Terms">The terms solved so far, in order.</param>
/// <param name="Gap">Value against bound of the first term not proven, the one being solved among them; null when all are proven.</param>
/// <param name="Warnings">The checker's warnings about <paramref name="Plan"/>.</param>
/// <param name="Score">The checker's own count.</param>
/// <param name="Milliseconds">How long it has run, waiting included.</param>
/// <param name="Refusal">Why it failed: the code, <c>plan-not-ready</c> when pinned sessions leave no plan.</param>
/// <param name="Moves">What <paramref name="Plan"/> moves, by the checker's own count; null unless fewest moves were asked for, and while there is no plan.</param>
/// <param name="Progress">The term that is being solved, with the best value and bound so far; null while waiting and when it is over.</param>
public sealed record SolveView(
    Guid Id, SolveState State, IReadOnlyList<Placement> Plan, IReadOnlyList<SolveTerm> Terms, double? Gap,
    IReadOnlyList<PlanWarning> Warnings, PlanScore Score, long Milliseconds, string? Refusal, SolveTerm? Progress = null, PlanMoves? Moves = null);

/// <summary>A published programme as everybody may read it: no host's notes.</summary>
public sealed record ProgrammeView(
    string Edition, string Name, string TimeZone, int Version, DateTimeOffset PublishedAt,
    IReadOnlyList<ProgrammeSession> Sessions, IReadOnlyList<ProgrammeChange> Changes);

/// <summary>A session of a published programme.</summary>
public sealed record ProgrammeSession(
    SessionId Id, SessionKind Kind, string Title, CandidateId? CandidateId, string Room, string RoomName,
    DateTimeOffset Start, DateTimeOffset End, int Sequence, IReadOnlyList<ProgrammePart> Parts);

/// <summary>A part of a published session.</summary>
public sealed record ProgrammePart(PartId Id, PartKind Kind, string Title, int LengthSeconds);
