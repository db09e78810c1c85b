using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs;

/// <summary>A part in a room's running order.</summary>
/// <param name="Date">The day it belongs to; the first cue of a day waits for a person.</param>
/// <param name="PlannedStart">When the programme has it; null for an inserted cue.</param>
/// <param name="NotBefore">Its session's published start, before which it is not expected; null once it was moved or when inserted.</param>
public sealed record Cue(
    PartId Id, SessionId? SessionId, string SessionTitle, PartKind Kind, string Title, CandidateId? CandidateId, DateOnly Date,
    DateTimeOffset? PlannedStart, DateTimeOffset? NotBefore, TimeSpan PlannedLength, EndPolicy EndPolicy, string? HostNotes)
{
    /// <summary>The film it plays; its exact length is the cue's.</summary>
    public CueFilm? Film { get; init; }

    /// <summary>What was given (positive) or taken away (negative) during the run.</summary>
    public TimeSpan Extension { get; init; }

    /// <summary>Whether it was left out.</summary>
    public bool Skipped { get; init; }

    /// <summary>What it is to take now, without the slate.</summary>
    public TimeSpan Length => (Film is null ? PlannedLength : TimeSpan.FromMilliseconds(Film.LengthMilliseconds)) + Extension;

    /// <summary>When the programme has it end.</summary>
    public DateTimeOffset? PlannedEnd => PlannedStart + PlannedLength;
}
