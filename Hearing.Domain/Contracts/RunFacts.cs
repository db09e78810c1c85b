using System.Text.Json.Serialization;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>
/// What happened in a run: the closed family. A fact holds ids and numbers, never a person's name, and its meaning depends on no row that
/// can change. Its instant and revision are stored beside it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "runStarted")]
[JsonDerivedType(typeof(CueStarted), "cueStarted")]
[JsonDerivedType(typeof(CueHeld), "cueHeld")]
[JsonDerivedType(typeof(CueResumed), "cueResumed")]
[JsonDerivedType(typeof(CueExtended), "cueExtended")]
[JsonDerivedType(typeof(CueSkipped), "cueSkipped")]
[JsonDerivedType(typeof(CueMoved), "cueMoved")]
[JsonDerivedType(typeof(CueInserted), "cueInserted")]
[JsonDerivedType(typeof(SessionPostponed), "sessionPostponed")]
[JsonDerivedType(typeof(FilmReplaced), "filmReplaced")]
[JsonDerivedType(typeof(ProgrammeAdopted), "programmeAdopted")]
[JsonDerivedType(typeof(MessageShown), "messageShown")]
[JsonDerivedType(typeof(RepairApplied), "repairApplied")]
[JsonDerivedType(typeof(BufferAbsorbed), "bufferAbsorbed")]
[JsonDerivedType(typeof(FloorChanged), "floorChanged")]
[JsonDerivedType(typeof(RecordingChanged), "recordingChanged")]
[JsonDerivedType(typeof(FactUndone), "factUndone")]
[JsonDerivedType(typeof(RunFinished), "runFinished")]
public abstract record RunFact;

/// <summary>A film as it is fixed to a cue: the version and its exact length, by decoding.</summary>
public sealed record CueFilm(PartId CueId, FilmId FilmId, int Version, long LengthMilliseconds);

/// <summary>An instant that may not be passed, with its purpose (lunch, end of day).</summary>
public sealed record PinnedHardPoint(string Key, DateTimeOffset At, string Purpose);

/// <summary>All that a run takes from the edition, fixed at the moment it is taken.</summary>
/// <param name="ProgrammeVersion">The frozen programme whose running order is followed.</param>
/// <param name="TimeZone">IANA name; the zone decides which cues belong to the same day.</param>
/// <param name="SlateMilliseconds">The count-in before a film moves, 0 or more.</param>
/// <param name="Films">The film of each film cue that has one.</param>
/// <param name="HardPoints">The room's hard points, in order of time.</param>
/// <param name="Recorded">The cues whose cameras and microphones are recorded. Not written when there are none, so that older facts keep their bytes.</param>
public sealed record RunPins(
    int ProgrammeVersion, string TimeZone, long SlateMilliseconds, IReadOnlyList<CueFilm> Films, IReadOnlyList<PinnedHardPoint> HardPoints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PartId>? Recorded = null);

/// <summary>The run began with its first cue, which moves at <paramref name="StartsAt"/>; until then it is on stage as slate.</summary>
public sealed record RunStarted(RunPins Pins, PartId CueId, DateTimeOffset StartsAt) : RunFact;

/// <summary>A cue came on stage, and moves at <paramref name="StartsAt"/>; until then it is there as slate.</summary>
public sealed record CueStarted(PartId CueId, DateTimeOffset StartsAt) : RunFact;

/// <summary>Why a cue was stopped: the closed list, so that it can be said in any language and holds no name.</summary>
public enum HoldReason
{
    /// <summary>A presenter is lost: the connection, the voice, the person.</summary>
    PresenterLost,
    /// <summary>The team is not there.</summary>
    TeamAbsent,
    /// <summary>The film does not play.</summary>
    FilmFails,
    /// <summary>Sound, picture, network or power of the hall.</summary>
    Technical,
    /// <summary>Somebody is unwell, an alarm, or anything else.</summary>
    Other,
}

/// <summary>The cue on stage stands still; its remaining time is kept.</summary>
/// <param name="Reason">Why; null when it was not said. Not written when null, so that facts of release 0.1.0 keep their bytes.</param>
public sealed record CueHeld(
    PartId CueId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HoldReason? Reason = null) : RunFact;

/// <summary>The cue on stage goes on from where it was held.</summary>
public sealed record CueResumed(PartId CueId) : RunFact;

/// <summary>A cue on stage or to come got longer, or shorter when <paramref name="BySeconds"/> is negative.</summary>
public sealed record CueExtended(PartId CueId, int BySeconds) : RunFact;

/// <summary>Time that one cue gave up and another got: <paramref name="Milliseconds"/> (1 or more) make <paramref name="CueId"/> longer.</summary>
public sealed record GivenTime(PartId CueId, long Milliseconds);

/// <summary>A cue fell away; when it was on stage the next one came on at the fact's instant, as after an automatic end.</summary>
/// <param name="Given">What was left of it and which coming cue got it; null when nobody did.</param>
public sealed record CueSkipped(
    PartId CueId, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GivenTime? Given = null) : RunFact;

/// <summary>A coming cue goes directly before another coming cue; last of all when <paramref name="BeforeCueId"/> is null.</summary>
/// <param name="EndOf">The day at whose end it goes, when no cue is named; null otherwise.</param>
public sealed record CueMoved(
    PartId CueId, PartId? BeforeCueId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndOf = null) : RunFact;

/// <summary>A cue that no programme knows, with the id it brings, goes before a coming cue, or last.</summary>
public sealed record CueInserted(
    PartId CueId, string Title, PartKind PartKind, int LengthSeconds, EndPolicy EndPolicy, PartId? BeforeCueId) : RunFact;

/// <summary>All coming cues of a session go before a coming cue of another session, or last.</summary>
/// <param name="EndOf">The day at whose end they go, when no cue is named; null otherwise.</param>
/// <param name="FromStage">
/// The session's cue that was on stage and left it with them: its clock stands still, the next cue came on as after a skip, and when it
/// comes back it goes on from where it stood. Null when none of the session was on stage, or what was stayed there.
/// </param>
public sealed record SessionPostponed(
    SessionId SessionId, PartId? BeforeCueId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndOf = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PartId? FromStage = null) : RunFact;

/// <summary>
/// The idle time before a coming session is used up: its published start no longer holds it back. Part of a <see cref="RepairApplied"/>
/// only, and only for a session whose programme states what the idle time is a buffer for.
/// </summary>
public sealed record BufferAbsorbed(SessionId SessionId) : RunFact;

/// <summary>A coming film cue plays another film version.</summary>
public sealed record FilmReplaced(CueFilm Film) : RunFact;

/// <summary>What is still to come follows another programme version; what has been on stage stays.</summary>
public sealed record ProgrammeAdopted(RunPins Pins) : RunFact;

/// <summary>A message stands on the room's screens until another one; an empty text takes it away.</summary>
public sealed record MessageShown(string Text) : RunFact;

/// <summary>Changes of coming cues, made in one step, in order: extended, skipped, moved, inserted, postponed or absorbed.</summary>
public sealed record RepairApplied(IReadOnlyList<RunFact> Changes) : RunFact;

/// <summary>What an organiser does with a person's floor. The newest act on a person holds.</summary>
public enum FloorAct
{
    /// <summary>The person may send everything in the room while this cue is on stage, also after an earlier act against them.</summary>
    Give,
    /// <summary>The person is not heard while this cue is on stage.</summary>
    Mute,
    /// <summary>The person is neither seen nor heard while this cue is on stage.</summary>
    Take,
    /// <summary>The person neither sends nor sees nor hears for the rest of the run, until the floor is given to them.</summary>
    Remove,
}

/// <summary>An organiser changed who has the floor, beside what the running order says.</summary>
public sealed record FloorChanged(PersonId PersonId, FloorAct Act) : RunFact;

/// <summary>A cue on stage or to come is recorded from now on, or is not.</summary>
public sealed record RecordingChanged(PartId CueId, bool IsRecorded) : RunFact;

/// <summary>The newest fact not yet undone is as if it had never been.</summary>
/// <param name="Revision">The revision of the fact taken back.</param>
public sealed record FactUndone(long Revision) : RunFact;

/// <summary>The run is over; nothing is on stage.</summary>
public sealed record RunFinished : RunFact;
