using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>What a repair does, read from the timeline as it would be with the repair's fact.</summary>
internal sealed class Effects(RunPlan plan, RunState run, DateTimeOffset now, IReadOnlyList<CandidateAway> away)
{
    private readonly Forecast _before = Forecast.Of(run with { Since = now });

    public Repair Of(Move move, RepairCost cost)
    {
        var after = Timeline.Apply(plan, run, new RepairApplied(move.Changes), now) with { Since = now };
        return new(move.Kinds, move.Changes, cost, move.Moved, move.Other, Candidates(after), HardPoints(after));
    }

    /// <summary>The hard points as they are now and with the run after a repair.</summary>
    public IReadOnlyList<HardPointEffect> HardPoints(RunState after)
    {
        var forecast = Forecast.Of(after with { Since = now });
        return [.. run.Pins.HardPoints.Select(p => new HardPointEffect(p.Key, p.Purpose, p.At, End(run, _before, p), End(after, forecast, p)))];
    }

    private DateTimeOffset? End(RunState state, Forecast forecast, PinnedHardPoint point) =>
        Runs.HardPoints.LastBefore(state, point, c => forecast.Ends.ContainsKey(c.Id)) is { } last ? forecast.Ends[last.Id].At(now) : null;

    private IReadOnlyList<CandidateEffect> Candidates(RunState after)
    {
        var forecast = Forecast.Of(after);
        return [.. run.Coming.Where(c => c is { CandidateId: not null, SessionId: not null }).GroupBy(c => c.SessionId!.Value)
            .Select(g => (Session: g.Key, Before: g.ToList(), After: after.Coming.Where(c => c.SessionId == g.Key).ToList())).Where(s => s.After.Count > 0)
            .Select(s => Effect(s.Session, s.Before, s.After, forecast))];
    }

    private CandidateEffect Effect(SessionId session, List<Cue> before, List<Cue> after, Forecast forecast)
    {
        var candidate = before[0].CandidateId!.Value;
        return new(
            candidate, session, before[0].PlannedStart, _before.Starts[before[0].Id].At(now), forecast.Starts[after[0].Id].At(now),
            _before.Ends[before[^1].Id].At(now), forecast.Ends[after[^1].Id].At(now), Questions(before), Questions(after),
            IsAway(candidate, before, _before), IsAway(candidate, after, forecast));
    }

    private static long Questions(IEnumerable<Cue> cues) => (long)cues.Where(c => c.Kind == PartKind.Questions).Sum(c => c.Left.TotalMilliseconds);

    private bool IsAway(CandidateId candidate, List<Cue> cues, Forecast forecast) => cues.Exists(c => away.Any(a =>
        a.CandidateId == candidate && HalfOpen.Overlap(forecast.Starts[c.Id].At(now), forecast.Ends[c.Id].At(now), a.From, a.Until)));
}
