using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs;

/// <summary>A part in a room's running order.</summary>
/// <param name="Date">The day it belongs to; the first cue of a day waits for a person.</param>
/// <param name="PlannedStart">When the programme has it; null for an inserted cue.</param>
/// <param name="NotBefore">
/// Its session's published start, before which it is not expected; null once it was moved, when its buffer was absorbed, or when inserted.
/// </param>
public sealed record Cue(
    PartId Id, SessionId? SessionId, string SessionTitle, PartKind Kind, string Title, CandidateId? CandidateId, DateOnly Date,
    DateTimeOffset? PlannedStart, DateTimeOffset? NotBefore, TimeSpan PlannedLength, EndPolicy EndPolicy, string? HostNotes)
{
    /// <summary>What its session is for; null for an inserted cue.</summary>
    public SessionKind? SessionKind { get; init; }

    /// <summary>What its session is a buffer for; null when it is none.</summary>
    public string? BufferPurpose { get; init; }

    /// <summary>The film it plays; its exact length is the cue's.</summary>
    public CueFilm? Film { get; init; }

    /// <summary>Whether the cameras and microphones of those who agree to it are recorded while it moves.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>What was given (positive) or taken away (negative) during the run.</summary>
    public TimeSpan Extension { get; init; }

    /// <summary>Whether it was left out.</summary>
    public bool Skipped { get; init; }

    /// <summary>Whether it was moved from the place that the programme gives it.</summary>
    public bool Moved { get; init; }

    /// <summary>How long it had moved when it was postponed from the stage; it goes on from there.</summary>
    public TimeSpan Used { get; init; }

    /// <summary>What it is to take in all, without the slate.</summary>
    public TimeSpan Length => (Film is null ? PlannedLength : TimeSpan.FromMilliseconds(Film.LengthMilliseconds)) + Extension;

    /// <summary>What it is still to take when it comes on stage, without the slate.</summary>
    public TimeSpan Left => Length > Used ? Length - Used : TimeSpan.Zero;

    /// <summary>When the programme has it end.</summary>
    public DateTimeOffset? PlannedEnd => PlannedStart + PlannedLength;
}
