using System.Collections.Immutable;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>The run as a pure function of the programme, the facts and the instant.</summary>
public static class Timeline
{
    /// <summary>Everything shown at an instant: the same as every screen reads from the <see cref="Rundown"/>.</summary>
    public static RundownReading At(RunPlan plan, IReadOnlyList<RecordedFact> facts, DateTimeOffset now) =>
        RundownReader.At(RundownWriter.Of(Of(plan, facts), "", plan.Room, facts.Count, _ => null), now);

    /// <summary>The run after its facts.</summary>
    public static RunState Of(RunPlan plan, IReadOnlyList<RecordedFact> facts)
    {
        var state = RecordedFact.InForce(facts).Aggregate(Before(plan), (run, fact) => Apply(plan, run, fact));
        return facts.Count > 0 ? state with { Since = facts[^1].At } : state;
    }

    /// <summary>The run with its state at an instant: cues that end by themselves until then have ended.</summary>
    public static RunState Of(RunPlan plan, IReadOnlyList<RecordedFact> facts, DateTimeOffset now) => Of(plan, facts).Advance(now);

    /// <summary>The run before its start.</summary>
    public static RunState Before(RunPlan plan) => new(
        RunStatus.NotStarted, plan.Upcoming, [.. plan.Order(plan.Upcoming)], null, null, [], DateTimeOffset.UnixEpoch, null);

    /// <summary>One more fact (not an undoing): first what ended by itself before it, then what it says.</summary>
    public static RunState Apply(RunPlan plan, RunState state, RecordedFact fact)
    {
        var at = fact.At;
        var now = state.Advance(at);
        return Apply(plan, now, fact.Fact, at) with { Since = at };
    }

    internal static RunState Apply(RunPlan plan, RunState now, RunFact fact, DateTimeOffset at) => fact switch
    {
        RunStarted started => Start(plan, started, at),
        CueStarted started => now.Bring(now.Cue(started.CueId) with { Skipped = false }, at, started.StartsAt - at),
        CueHeld => now.ChangeStage(at, s => s with { HeldAt = at }),
        CueResumed => now.ChangeStage(at, s => s with { HeldAt = null, HeldFor = s.HeldFor + (at - s.HeldAt!.Value) }),
        CueExtended extended => Extend(now, extended, at),
        CueSkipped skipped => Skip(now, skipped.CueId, at),
        CueMoved moved => Reordering.Move(now, [now.Cue(moved.CueId)], moved.BeforeCueId),
        CueInserted inserted => Reordering.Insert(now, inserted),
        SessionPostponed postponed => Reordering.Move(now, [.. now.Coming.Where(c => c.SessionId == postponed.SessionId)], postponed.BeforeCueId),
        FilmReplaced replaced => now.ChangeCue(replaced.Film.CueId, c => c with { Film = replaced.Film }),
        ProgrammeAdopted adopted => Reordering.Adopt(plan, now, adopted.Pins),
        MessageShown shown => now with { Message = shown.Text.Length == 0 ? null : shown.Text },
        RepairApplied repair => repair.Changes.Aggregate(now, (state, change) => Apply(plan, state, change, at)),
        RunFinished => now.CloseStage(at) with { Status = RunStatus.Finished },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is not applied by itself."),
    };

    private static RunState Start(RunPlan plan, RunStarted started, DateTimeOffset at)
    {
        ImmutableList<Cue> order = [.. plan.Order(started.Pins)];
        var state = new RunState(RunStatus.Running, started.Pins, order, null, null, [], at, null);
        return state.Bring(state.Cue(started.CueId), at, started.StartsAt - at);
    }

    private static RunState Extend(RunState now, CueExtended fact, DateTimeOffset at)
    {
        Cue Longer(Cue cue) => cue with { Extension = cue.Extension + TimeSpan.FromSeconds(fact.BySeconds) };
        var changed = now.ChangeCue(fact.CueId, Longer);
        return now.OnStage == fact.CueId ? changed.ChangeStage(at, s => s with { Cue = Longer(s.Cue) }).Advance(at) : changed;
    }

    private static RunState Skip(RunState now, PartId cue, DateTimeOffset at)
    {
        var changed = now.ChangeCue(cue, c => c with { Skipped = true });
        return now.OnStage == cue ? changed.EndStage(at) : changed;
    }
}
