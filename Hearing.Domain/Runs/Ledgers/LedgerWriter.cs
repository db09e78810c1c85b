using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Ledgers;

/// <summary>Makes the equal-treatment ledger of a run.</summary>
public static class LedgerWriter
{
    /// <summary>The sheet after the run's facts. Cues without a candidate and pauses are in no ledger.</summary>
    public static LedgerSheet Of(RunState run, long revision)
    {
        var forecast = Forecast.Of(run);
        var segments = run.Written.Concat(forecast.Segments).Where(s => s.State != SegmentState.Slate).ToLookup(s => s.CueId);
        var waiting = forecast.Waiting.ToDictionary(c => c.Id);
        return new(revision, [.. from cue in run.Order
                                 where cue.CandidateId is not null && cue.Kind != PartKind.Pause
                                 select Part(cue, segments[cue.Id], waiting.GetValueOrDefault(cue.Id))]);
    }

    private static LedgerPart Part(Cue cue, IEnumerable<Segment> segments, Cue? waiting) => new(
        cue.Id, cue.CandidateId!.Value, HeadingOf(cue.Kind), cue.Film?.LengthMilliseconds ?? Milliseconds(cue.PlannedLength),
        cue.Skipped ? 0 : Milliseconds(cue.Length), waiting is null ? 0 : Milliseconds(waiting.Left), cue.Film?.LengthMilliseconds,
        [.. segments.Select(s => new LedgerStretch(
            s.From, s.Until, s.State == SegmentState.Held, s.UsedMilliseconds + Math.Max(0, s.PositionMilliseconds), s.Film?.OffsetMilliseconds))]);

    private static LedgerHeading HeadingOf(PartKind kind) => kind switch
    {
        PartKind.Film => LedgerHeading.Film,
        PartKind.Questions => LedgerHeading.Questions,
        PartKind.Presentation or PartKind.Sketch or PartKind.Talk => LedgerHeading.Talk,
        _ => throw new InvalidOperationException($"{kind} is in no ledger."),
    };

    private static long Milliseconds(TimeSpan length) => (long)length.TotalMilliseconds;
}
