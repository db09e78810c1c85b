using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Where a candidate's session stands in the day.</summary>
public enum TurnState { Waiting, OnStage, Over }

/// <summary>Why a candidate's session is expected when it is. <see cref="Late"/> when nothing nearer is known.</summary>
public enum TurnReason { OnTime, Held, RunningOver, Reordered, Late, Early }

/// <summary>When a candidate is on, and why not at the published time.</summary>
/// <param name="Planned">The published start of what is still to come; null for an inserted cue.</param>
/// <param name="Expected">When it is expected by the forecast; null unless waiting.</param>
/// <param name="Because">Title of the session on stage that is the reason; null when none is.</param>
/// <param name="OverMinutes">By how many whole minutes that session has run over.</param>
public sealed record Turn(TurnState State, DateTimeOffset? Planned, DateTimeOffset? Expected, TurnReason Reason, string? Because, int OverMinutes)
{
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    /// <summary>The candidate's turn in that room; null when the room has no session of theirs.</summary>
    public static Turn? Of(Rundown rundown, CandidateId candidate, DateTimeOffset now)
    {
        var own = rundown.Cues.Where(c => c.CandidateId == candidate && !c.Skipped).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var reading = RundownReader.At(rundown, now);
        if (own.Any(c => c.Id == reading.OnStage))
        {
            return new(TurnState.OnStage, null, null, TurnReason.OnTime, null, 0);
        }

        if (own.FirstOrDefault(c => reading.Forecasts.ContainsKey(c.Id)) is not { } next)
        {
            return new(TurnState.Over, null, null, TurnReason.OnTime, null, 0);
        }

        var expected = reading.Forecasts[next.Id];
        var late = next.PlannedStart is { } planned ? expected - planned : TimeSpan.Zero;
        var stage = rundown.Cues.FirstOrDefault(c => c.Id == reading.OnStage);
        var reason = late.Duration() < Noticed ? TurnReason.OnTime : Why(rundown, reading, next, late);
        return new(TurnState.Waiting, next.PlannedStart, expected, reason,
            reason is TurnReason.Held or TurnReason.RunningOver ? stage?.SessionTitle : null, (int)(reading.OverMilliseconds / 60_000));
    }

    private static TurnReason Why(Rundown rundown, RundownReading reading, RundownCue next, TimeSpan late)
    {
        if (late > TimeSpan.Zero && reading.State == SegmentState.Held)
        {
            return TurnReason.Held;
        }

        if (late > TimeSpan.Zero && reading.OverMilliseconds >= 60_000)
        {
            return TurnReason.RunningOver;
        }

        var before = rundown.Cues.TakeWhile(c => c.Id != next.Id).Where(c => !c.Skipped && c.CandidateId != next.CandidateId).ToList();
        var after = rundown.Cues.SkipWhile(c => c.Id != next.Id).Where(c => !c.Skipped && c.CandidateId != next.CandidateId);
        return before.Any(c => c.PlannedStart > next.PlannedStart) || after.Any(c => c.PlannedStart < next.PlannedStart) ? TurnReason.Reordered
            : late > TimeSpan.Zero ? TurnReason.Late : TurnReason.Early;
    }
}
