using Hearing.Domain.Contracts;
using Hearing.Domain.Runs.Ledgers;

namespace Hearing.Domain.Runs.Records;

/// <summary>Makes the record of a run from its stored facts.</summary>
public static class MinutesWriter
{
    /// <summary>The minutes up to an instant: of a finished run they are the same at every later one.</summary>
    /// <param name="stored">The run's facts, by revision.</param>
    /// <param name="conflicts">The edition's declared conflicts of interest.</param>
    public static Minutes Of(RunPlan plan, RunId run, IReadOnlyList<StoredFact> stored, IEnumerable<MinutesConflict> conflicts, DateTimeOffset now)
    {
        var facts = stored.Select(f => new RecordedFact(f.Revision, f.At, RunJson.Fact(f.Body))).ToList();
        var fold = RunFold.Of(plan, facts);
        var state = fold.State.Advance(now);
        var segments = state.Written.Concat(state.Stage?.Segments(now) ?? []).ToLookup(s => s.CueId);
        return new(
            run, plan.Room, state.Status, First(segments.SelectMany(s => s)), state.Stage is null ? Last(segments.SelectMany(s => s)) : null,
            [.. Lines(stored, facts, FactChain.Of(run, stored))], [.. state.Order.Select(c => Part(c, [.. segments[c.Id]], state.OnStage == c.Id))],
            LedgerReader.At(LedgerWriter.Of(fold.State, fold.Revision), now), [.. Absences(facts, state, segments)], [.. conflicts],
            [.. state.Pins.HardPoints.Select(p => new MinutesHardPoint(
                p.Key, p.Purpose, p.At, HardPoints.LastBefore(state, p, c => segments[c.Id].Any()) is { } last ? Last(segments[last.Id]) : null))]);
    }

    private static IEnumerable<MinutesLine> Lines(IReadOnlyList<StoredFact> stored, List<RecordedFact> facts, IReadOnlyList<ChainAnchor> chain)
    {
        var undone = facts.Where(f => f.Fact is FactUndone).ToDictionary(f => ((FactUndone)f.Fact).Revision, f => f.Revision);
        return stored.Select((fact, i) => new MinutesLine(
            fact.Revision, fact.At, fact.By, fact.Kind, facts[i].Fact, CueOf(facts[i].Fact),
            undone.TryGetValue(fact.Revision, out var by) ? by : null, chain[i].Hash));
    }

    private static PartId? CueOf(RunFact fact) => fact switch
    {
        RunStarted started => started.CueId,
        CueStarted started => started.CueId,
        CueHeld held => held.CueId,
        CueResumed resumed => resumed.CueId,
        CueExtended extended => extended.CueId,
        CueSkipped skipped => skipped.CueId,
        CueMoved moved => moved.CueId,
        CueInserted inserted => inserted.CueId,
        SessionPostponed postponed => postponed.FromStage,
        FilmReplaced replaced => replaced.Film.CueId,
        _ => null,
    };

    private static MinutesPart Part(Cue cue, IReadOnlyList<Segment> segments, bool isOnStage) => new(
        cue.Id, cue.SessionId, cue.SessionTitle, cue.Title, cue.Kind, cue.CandidateId, cue.PlannedStart, (long)cue.PlannedLength.TotalMilliseconds,
        First(segments), isOnStage ? null : Last(segments),
        segments.Where(s => s.State == SegmentState.Running).Sum(s => (long)(s.Until!.Value - s.From).TotalMilliseconds),
        [.. segments.Where(s => s.State == SegmentState.Held).Select(s => new MinutesHold(s.From, s.Until, s.Reason))],
        cue.Film, cue.Skipped, cue.Moved, cue.SessionId is null);

    /// <summary>
    /// Who was not there when their turn came or drew near: the session was postponed, on stage or before it, or held for that reason. They
    /// are back when anything of the session moves again. Facts taken back are none.
    /// </summary>
    private static IEnumerable<MinutesAbsence> Absences(List<RecordedFact> facts, RunState state, ILookup<PartId, Segment> segments) =>
        from fact in RecordedFact.InForce(facts)
        let session = fact.Fact switch
        {
            SessionPostponed postponed => postponed.SessionId,
            CueHeld { Reason: HoldReason.TeamAbsent } held => state.Order.FirstOrDefault(c => c.Id == held.CueId)?.SessionId,
            _ => null,
        }
        where session is not null
        let cues = state.Order.Where(c => c.SessionId == session).ToList()
        let back = First(cues.SelectMany(c => segments[c.Id]).Where(s => s.From >= fact.At && s.State != SegmentState.Held))
        select new MinutesAbsence(cues.FirstOrDefault()?.CandidateId, session.Value, fact.At, back);

    private static DateTimeOffset? First(IEnumerable<Segment> segments) => segments.Min(s => (DateTimeOffset?)s.From);

    private static DateTimeOffset? Last(IEnumerable<Segment> segments) => segments.Max(s => s.Until);
}
