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
[JsonDerivedType(typeof(UndoFact), "undo")]
[JsonDerivedType(typeof(FinishRun), "finish")]
public abstract record RunCommand;

/// <summary>Begins the run with its first cue.</summary>
public sealed record StartRun : RunCommand;

/// <summary>The next cue comes on stage.</summary>
public sealed record StartNext : RunCommand;

/// <summary>An earlier cue comes on stage again: the one before, or <paramref name="CueId"/>, which may be the one on stage (play again).</summary>
public sealed record GoBack(PartId? CueId = null) : RunCommand;

/// <summary>Stops the cue on stage.</summary>
public sealed record HoldCue : RunCommand;

/// <summary>Lets the held cue go on.</summary>
public sealed record ResumeCue : RunCommand;

/// <summary>Makes a cue longer or shorter; the one on stage when <paramref name="CueId"/> is null. -86400 to 86400 seconds, not 0.</summary>
public sealed record ExtendCue(int BySeconds, PartId? CueId = null) : RunCommand;

/// <summary>Leaves a cue out; the one on stage when <paramref name="CueId"/> is null.</summary>
public sealed record SkipCue(PartId? CueId = null) : RunCommand;

/// <summary>Moves a coming cue before another, or last.</summary>
public sealed record MoveCue(PartId CueId, PartId? BeforeCueId = null) : RunCommand;

/// <summary>Puts in a new cue before a coming one, or last. Its id is the command's id unless given. Title 1 to 200 letters, 1 to 86400 seconds.</summary>
public sealed record InsertCue(
    string Title, PartKind PartKind, int LengthSeconds, EndPolicy EndPolicy, PartId? BeforeCueId = null, PartId? CueId = null) : RunCommand;

/// <summary>Moves the coming cues of a session before a coming cue of another, or last.</summary>
public sealed record PostponeSession(SessionId SessionId, PartId? BeforeCueId = null) : RunCommand;

/// <summary>Plays another version of the film in a coming cue.</summary>
public sealed record ReplaceFilm(PartId CueId, FilmId FilmId) : RunCommand;

/// <summary>Follows another programme version for what is still to come.</summary>
public sealed record AdoptProgramme(int ProgrammeVersion) : RunCommand;

/// <summary>Makes changes of coming cues in one step. At most 100.</summary>
public sealed record ApplyRepair(IReadOnlyList<RunFact> Changes) : RunCommand;

/// <summary>Shows a message of at most 300 letters on the room's screens; an empty one takes it away.</summary>
public sealed record ShowMessage(string Text) : RunCommand;

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
