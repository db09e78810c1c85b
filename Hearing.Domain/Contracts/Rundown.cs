using System.Text.Json.Serialization;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>Whether a run has begun or is over.</summary>
public enum RunStatus { NotStarted, Running, Finished }

/// <summary>What the cue on stage does in a segment.</summary>
public enum SegmentState { Slate, Running, Held }

/// <summary>A stretch of a piecewise linear instant: from <paramref name="From"/> on it is <paramref name="Value"/>, and with slope 1 moves with the clock.</summary>
public sealed record InstantPiece(DateTimeOffset From, DateTimeOffset Value, int Slope);

/// <summary>The same for a length in milliseconds, positive or negative.</summary>
public sealed record LengthPiece(DateTimeOffset From, long Milliseconds, int Slope);

/// <summary>
/// A cue in the room's running order. <paramref name="PlannedStart"/> is null for one that no programme knows.
/// <paramref name="LengthMilliseconds"/> is what it is to take now. <paramref name="Forecast"/> is when it is expected to come on stage,
/// in pieces by time that hold until the next fact; empty for what has been on stage or is left out.
/// <paramref name="IsRecorded"/> is whether the room is recorded while it moves.
/// </summary>
/// <remarks>Written in an order that packs well: first what is alike within a session, then what is alike in the same part of every session.</remarks>
public sealed record RundownCue(
    [property: JsonPropertyOrder(-2)] PartId Id,
    [property: JsonPropertyOrder(-3)] SessionId? SessionId,
    [property: JsonPropertyOrder(-3)] string SessionTitle,
    PartKind Kind,
    string Title,
    [property: JsonPropertyOrder(-3)] CandidateId? CandidateId,
    [property: JsonPropertyOrder(-3)] string? Candidate,
    [property: JsonPropertyOrder(1)] DateTimeOffset? PlannedStart,
    long LengthMilliseconds,
    EndPolicy EndPolicy,
    CueFilm? Film,
    bool Skipped,
    [property: JsonPropertyOrder(1)] IReadOnlyList<InstantPiece> Forecast,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsRecorded = false);

/// <summary>Where a film stands at the segment's beginning; it moves while the segment runs and never beyond its length.</summary>
public sealed record SegmentFilm(FilmId FilmId, long OffsetMilliseconds, long LengthMilliseconds);

/// <summary>
/// A stretch of time in which one cue is on stage in one state: half-open [from, until), open at the end when a person is waited for.
/// <paramref name="PositionMilliseconds"/> is how long the cue has moved at the beginning (negative while the slate counts in); it grows with
/// the clock unless held. <paramref name="LengthMilliseconds"/> is the cue's length in this stretch.
/// </summary>
/// <param name="UsedMilliseconds">How long it had moved before it was postponed from the stage; elapsed is this and the position.</param>
/// <param name="Reason">Why it is held, when that was said.</param>
public sealed record Segment(
    PartId CueId, SegmentState State, DateTimeOffset From, DateTimeOffset? Until, long PositionMilliseconds, long LengthMilliseconds, SegmentFilm? Film,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long UsedMilliseconds = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HoldReason? Reason = null);

/// <summary>
/// An instant that may not be passed, and when what comes before it in the running order is expected to be over: up to the first cue of its
/// day that is planned at it or later (a candidate's session that was moved there does not count as that).
/// </summary>
public sealed record RundownHardPoint(string Key, string Purpose, DateTimeOffset At, PartId? LastCueId, IReadOnlyList<InstantPiece> Forecast);

/// <summary>
/// The run unrolled, as sent to screens: an ordered list of cues and the segments that refer to it. It depends on the facts alone and
/// not on the instant it was made, so every node makes the same one; <see cref="Runs.RundownReader"/> tells what it says at an instant,
/// from a minute before the newest fact on (segments that ended before are left away, the record has them).
/// </summary>
public sealed record Rundown(
    string Edition, string Room, long Revision, RunStatus Status, int ProgrammeVersion, IReadOnlyList<RundownCue> Cues,
    IReadOnlyList<Segment> Segments, IReadOnlyList<LengthPiece> Late, IReadOnlyList<RundownHardPoint> HardPoints, string? Message);
