using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Floors;

/// <summary>What of the floor may be recorded: what is said to everybody in a session of the programme, never a film, a break or a private talk.</summary>
public static class RecordingRules
{
    /// <summary>Whether this cue may be recorded; one that was put in during the run belongs to no session and may not.</summary>
    public static bool MayRecord(Cue cue) => MayRecord(cue.SessionKind, cue.Kind);

    /// <summary>Whether a part of a session of that kind may be recorded.</summary>
    public static bool MayRecord(SessionKind? session, PartKind part) =>
        session is SessionKind.Candidate or SessionKind.Welcome or SessionKind.Closing or SessionKind.Other
        && part is PartKind.Presentation or PartKind.Sketch or PartKind.Questions or PartKind.Talk;

    /// <summary>The cue that is recorded at that moment; null while nothing is, also while the cue stands still.</summary>
    public static PartId? Now(RunState state) =>
        state.Stage is { Cue: { IsRecorded: true } cue, HeldAt: null } && MayRecord(cue) ? cue.Id : null;

    /// <summary>Whether this person's camera and microphone are recorded: what they send in the room, when they have agreed to it.</summary>
    public static bool Records(FloorScene scene, FloorGrant grant, bool agrees) => scene.Recorded is not null && agrees && grant.Sends == FloorPlaces.Room;

    /// <summary>What the mark says on every page of the room.</summary>
    public static RecordingMark Mark(FloorScene scene) =>
        scene.Recorded is not null ? RecordingMark.Now : scene.WillBeRecorded ? RecordingMark.Comes : RecordingMark.None;
}
