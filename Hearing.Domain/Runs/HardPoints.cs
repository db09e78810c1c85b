using Hearing.Domain.Contracts;
using Hearing.Domain.Editions;

namespace Hearing.Domain.Runs;

/// <summary>What must be over before a hard point.</summary>
internal static class HardPoints
{
    /// <summary>The last cue that comes before the point in the running order and is still to end; null when nothing is left before it.</summary>
    /// <param name="isLeft">Whether a cue is on stage or to come.</param>
    public static Cue? LastBefore(RunState run, PinnedHardPoint point, Func<Cue, bool> isLeft)
    {
        var day = HearingZone.Named(run.Pins.TimeZone).DateOf(point.At);
        return run.Order.TakeWhile(c => !IsAfter(c, point, day))
            .LastOrDefault(c => c.Date == day && !c.Skipped && isLeft(c) && (c.Moved || c.PlannedEnd is not { } end || end <= point.At));
    }

    /// <summary>
    /// Whether a cue, and with it all that come later, belongs behind the point: the programme has it start there or later. A candidate's
    /// session that was moved says nothing; a moved lunch takes its hard point along.
    /// </summary>
    private static bool IsAfter(Cue cue, PinnedHardPoint point, DateOnly day) =>
        !cue.Skipped && (cue.Date > day || (cue.Date == day && cue.PlannedStart >= point.At && (!cue.Moved || cue.CandidateId is null)));
}
