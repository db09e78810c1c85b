using Hearing.Domain.Contracts;
using Hearing.Domain.Runs.Ledgers;

namespace Hearing.Domain.Runs.Rehearsals;

/// <summary>
/// Runs the programme with people who are late, slow, absent or overrun, as a what-if that touches nothing: its commands are judged by
/// <see cref="Commanding"/> and its facts folded by <see cref="RunFold"/>, like those of a real run.
/// </summary>
public static class Rehearsal
{
    /// <summary>No day has this many commands; a rehearsal ends there.</summary>
    public const int MostSteps = 5000;

    /// <summary>The rehearsal's commands one by one, as a page that shows it faster than real time wants them.</summary>
    /// <param name="facts">The run as it stands; none for a rehearsal from the start.</param>
    /// <param name="from">Now, at or after the newest fact. A run that has not begun begins at its planned start, or now if that is past.</param>
    public static IEnumerable<RehearsalStep> Play(CommandDesk desk, IReadOnlyList<RecordedFact> facts, DateTimeOffset from, RehearsalScript script)
    {
        var people = new RehearsalPeople(script);
        var all = facts.ToList();
        var fold = RunFold.Of(desk.Plan, all);
        var now = Commanding.InstantOf(all, from);
        for (var i = 0; i < MostSteps && fold.State.Status != RunStatus.Finished; i++)
        {
            var state = fold.State.Advance(now);
            var (command, at) = people.Next(state, now);
            now = Commanding.InstantOf(all, at);
            var envelope = new CommandEnvelope(people.CommandId(), all.Count, command, fold.State.Advance(now).OnStage);
            if (Decide(desk, all, fold, envelope, now) is not { } fact)
            {
                people.WasRefused();
                continue;
            }

            var recorded = new RecordedFact(all.Count + 1, now, fact);
            all.Add(recorded);
            fold = fold.With(recorded);
            yield return new(envelope, recorded.Revision, now, fact);
        }
    }

    /// <summary>The rehearsal to its end.</summary>
    public static RehearsalResult Run(CommandDesk desk, IReadOnlyList<RecordedFact> facts, DateTimeOffset from, RehearsalScript script) =>
        Run(desk, facts, from, script, Fragile(desk, facts, from));

    private static IReadOnlyList<FragileCue> Fragile(CommandDesk desk, IReadOnlyList<RecordedFact> facts, DateTimeOffset from) =>
        Slack.Of(RunFold.Of(desk.Plan, facts).State.Advance(from), from);

    private static RehearsalResult Run(
        CommandDesk desk, IReadOnlyList<RecordedFact> facts, DateTimeOffset from, RehearsalScript script, IReadOnlyList<FragileCue> fragile)
    {
        var steps = Play(desk, facts, from, script).ToList();
        var fold = steps.Aggregate(RunFold.Of(desk.Plan, facts), (run, step) => run.With(new(step.Revision, step.At, step.Fact)));
        var end = steps.Count > 0 ? steps[^1].At : from;
        return new(
            script, steps, EndOf(fold) ?? end, LateOf(fold), HardPointsOf(fold), [.. CandidatesOf(fold)],
            LedgerReader.At(LedgerWriter.Of(fold.State, fold.Revision), end), fragile);
    }

    /// <summary>The worst of several rehearsals: the most hard points passed, then the latest end.</summary>
    /// <param name="scripts">At least one.</param>
    public static RehearsalResult Worst(CommandDesk desk, IReadOnlyList<RecordedFact> facts, DateTimeOffset from, IEnumerable<RehearsalScript> scripts)
    {
        // Where a day is fragile hangs on the programme alone, and is the dearest thing to find out.
        var fragile = Fragile(desk, facts, from);
        return scripts.Select(s => Run(desk, facts, from, s, fragile)).MaxBy(r => (r.HardPoints.Count(p => p.IsBroken), r.End))!;
    }

    /// <summary>When the last cue of a run left the stage; null when none has.</summary>
    public static DateTimeOffset? EndOf(RunFold fold) => fold.State.Written.Max(s => s.Until);

    private static RunFact? Decide(CommandDesk desk, List<RecordedFact> facts, RunFold fold, CommandEnvelope envelope, DateTimeOffset at)
    {
        try
        {
            return Commanding.Decide(desk, facts, fold, envelope, at);
        }
        catch (Refused refused) when (refused.Code == RefusalCode.CommandNotPossible)
        {
            return null;
        }
    }

    private static long LateOf(RunFold fold)
    {
        var planned = fold.State.Order.Max(c => c.PlannedEnd);
        return planned is { } end && EndOf(fold) is { } at ? (long)(at - end).TotalMilliseconds : 0;
    }

    private static IReadOnlyList<MinutesHardPoint> HardPointsOf(RunFold fold)
    {
        var ends = fold.State.Written.GroupBy(s => s.CueId).ToDictionary(g => g.Key, g => g.Max(s => s.Until));
        return [.. fold.State.Pins.HardPoints.Select(p => new MinutesHardPoint(
            p.Key, p.Purpose, p.At, HardPoints.LastBefore(fold.State, p, c => ends.ContainsKey(c.Id)) is { } last ? ends[last.Id] : null))];
    }

    private static IEnumerable<RehearsedCandidate> CandidatesOf(RunFold fold)
    {
        var segments = fold.State.Written.ToLookup(s => s.CueId);
        return from cue in fold.State.Order
               where cue.CandidateId is not null && segments[cue.Id].Any()
               group cue by cue.CandidateId!.Value into candidate
               let own = candidate.SelectMany(c => segments[c.Id]).ToList()
               let planned = candidate.Min(c => c.PlannedStart)
               let began = own.Min(s => s.From)
               select new RehearsedCandidate(
                   candidate.Key, planned, began, own.Max(s => s.Until)!.Value, planned is { } plan ? (long)(began - plan).TotalMilliseconds : 0);
    }
}
