using System.Text.Json.Serialization;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Contracts;

/// <summary>What an organiser asks of a run: the closed family. A command that is accepted writes exactly one fact.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StartRun), "start")]
[JsonDerivedType(typeof(StartNext), "next")]
[JsonDerivedType(typeof(GoBack), "back")]
[JsonDerivedType(typeof(HoldCue), "hold")]
[JsonDerivedType(typeof(ResumeCue), "resume")]
[JsonDerivedType(typeof(ExtendCue), "extend")]
[JsonDerivedType(typeof(SkipCue), "skip")]
[JsonDerivedType(typeof(MoveCue), "move")]
[JsonDerivedType(typeof(InsertCue), "insert")]
[JsonDerivedType(typeof(PostponeSession), "postpone")]
[JsonDerivedType(typeof(ReplaceFilm), "replaceFilm")]
[JsonDerivedType(typeof(AdoptProgramme), "adopt")]
[JsonDerivedType(typeof(ApplyRepair), "repair")]
[JsonDerivedType(typeof(ShowMessage), "message")]
[JsonDerivedType(typeof(ChangeFloor), "floor")]
[JsonDerivedType(typeof(ChangeRecording), "record")]
[JsonDerivedType(typeof(UndoFact), "undo")]
[JsonDerivedType(typeof(FinishRun), "finish")]
public abstract record RunCommand;

/// <summary>Begins the run with its first cue.</summary>
public sealed record StartRun : RunCommand;

/// <summary>The next cue comes on stage.</summary>
public sealed record StartNext : RunCommand;

/// <summary>
/// An earlier cue comes on stage again, from its beginning: the one before, or <paramref name="CueId"/>, which may be the one on stage (play
/// again) or one that was skipped (play it after all).
/// </summary>
public sealed record GoBack(PartId? CueId = null) : RunCommand;

/// <summary>Stops the cue on stage, and says why if there is somebody to tell.</summary>
public sealed record HoldCue([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HoldReason? Reason = null) : RunCommand;

/// <summary>Lets the held cue go on.</summary>
public sealed record ResumeCue : RunCommand;

/// <summary>Makes a cue longer or shorter; the one on stage when <paramref name="CueId"/> is null. -86400 to 86400 seconds, not 0.</summary>
public sealed record ExtendCue(int BySeconds, PartId? CueId = null) : RunCommand;

/// <summary>Leaves a cue out; the one on stage when <paramref name="CueId"/> is null.</summary>
/// <param name="GiveTimeToTalk">
/// Whether what is left of it makes the session's next presentation longer (or, where none is to come, its next cue that is no film).
/// </param>
public sealed record SkipCue(
    PartId? CueId = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool GiveTimeToTalk = false) : RunCommand;

/// <summary>Moves a coming cue before another, to the end of its day, or last of all days.</summary>
public sealed record MoveCue(
    PartId CueId, PartId? BeforeCueId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AtEndOfDay = false) : RunCommand;

/// <summary>Puts in a new cue before a coming one, or last. Its id is the command's id unless given. Title 1 to 200 letters, 1 to 86400 seconds.</summary>
public sealed record InsertCue(
    string Title, PartKind PartKind, int LengthSeconds, EndPolicy EndPolicy, PartId? BeforeCueId = null, PartId? CueId = null) : RunCommand;

/// <summary>
/// Moves the coming cues of a session before a coming cue of another, to the end of its day, or last of all days. When one of its cues is on
/// stage (the team is absent) that one leaves the stage too and its clock stops; the next cue of the day comes on. It comes back and goes on
/// from where it stood; <see cref="GoBack"/> to it begins it anew. Refused when nothing else would come before it.
/// </summary>
public sealed record PostponeSession(
    SessionId SessionId, PartId? BeforeCueId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AtEndOfDay = false) : RunCommand;

/// <summary>Plays another version of the film in a coming cue.</summary>
public sealed record ReplaceFilm(PartId CueId, FilmId FilmId) : RunCommand;

/// <summary>Follows another programme version for what is still to come.</summary>
public sealed record AdoptProgramme(int ProgrammeVersion) : RunCommand;

/// <summary>Makes changes of coming cues in one step. At most 100.</summary>
public sealed record ApplyRepair(IReadOnlyList<RunFact> Changes) : RunCommand;

/// <summary>Shows a message of at most 300 letters on the room's screens; an empty one takes it away.</summary>
public sealed record ShowMessage(string Text) : RunCommand;

/// <summary>Gives a person the floor, or mutes, takes it from or removes them. The person belongs to the edition.</summary>
public sealed record ChangeFloor(PersonId PersonId, FloorAct Act) : RunCommand;

/// <summary>Records a cue on stage or to come, or no longer. Refused for what is never recorded, see <see cref="Floors.RecordingRules"/>.</summary>
public sealed record ChangeRecording(PartId CueId, bool IsRecorded) : RunCommand;

/// <summary>Takes back the newest fact not yet undone.</summary>
public sealed record UndoFact : RunCommand;

/// <summary>Ends the run.</summary>
public sealed record FinishRun : RunCommand;

/// <summary>A command with what its sender saw when giving it.</summary>
/// <param name="CommandId">The command's own id; sent again with the same id it is done once.</param>
/// <param name="ExpectedRevision">The run's newest revision as the sender knew it; 0 before the start.</param>
/// <param name="Command">What to do.</param>
/// <param name="OnStage">The cue that the sender saw on stage; null when nothing was.</param>
public sealed record CommandEnvelope(Guid CommandId, long ExpectedRevision, RunCommand Command, PartId? OnStage = null);
