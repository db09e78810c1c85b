using System.Collections.Immutable;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>The run as a pure function of the programme, the facts and the instant.</summary>
public static class Timeline
{
    /// <summary>
    /// Everything shown at an instant: the same as every screen reads from the <see cref="Rundown"/>. Who asks often keeps the
    /// <see cref="RunFold"/>, where this is a look-up.
    /// </summary>
    public static RundownReading At(RunPlan plan, IReadOnlyList<RecordedFact> facts, DateTimeOffset now) => RunFold.Of(plan, facts).At(now);

    /// <summary>The run after its facts.</summary>
    public static RunState Of(RunPlan plan, IReadOnlyList<RecordedFact> facts) => RunFold.Of(plan, facts).State;

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
        CueStarted started => now.Bring(now.Cue(started.CueId), at, started.StartsAt - at),
        CueHeld held => now.ChangeStage(at, s => s with { HeldAt = at, Reason = held.Reason }),
        CueResumed => now.ChangeStage(at, s => s with { HeldAt = null, HeldFor = s.HeldFor + (at - s.HeldAt!.Value), Reason = null }),
        CueExtended extended => Extend(now, extended.CueId, TimeSpan.FromSeconds(extended.BySeconds), at),
        CueSkipped skipped => Skip(now, skipped, at),
        CueMoved moved => Reordering.Move(now, [now.Cue(moved.CueId)], moved.BeforeCueId, moved.EndOf),
        CueInserted inserted => Reordering.Insert(now, inserted),
        SessionPostponed postponed => Reordering.Postpone(now, postponed, at),
        FilmReplaced replaced => now.ChangeCue(replaced.Film.CueId, c => c with { Film = replaced.Film }),
        ProgrammeAdopted adopted => Reordering.Adopt(plan, now, adopted.Pins),
        MessageShown shown => now with { Message = shown.Text.Length == 0 ? null : shown.Text },
        FloorChanged floor => now with { Floor = now.Floor.SetItem(floor.PersonId, floor.Act) },
        RecordingChanged changed => Record(now, changed, at),
        RepairApplied repair => repair.Changes.Aggregate(now, (state, change) => Apply(plan, state, change, at)),
        BufferAbsorbed absorbed => now with
        {
            Order = [.. now.Order.Select((c, i) => i > now.Cursor && c.SessionId == absorbed.SessionId ? c with { NotBefore = null } : c)],
        },
        RunFinished => now.CloseStage(at) with { Status = RunStatus.Finished },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is not applied by itself."),
    };

    private static RunState Start(RunPlan plan, RunStarted started, DateTimeOffset at)
    {
        ImmutableArray<Cue> order = [.. plan.Order(started.Pins)];
        var state = new RunState(RunStatus.Running, started.Pins, order, null, null, [], at, null);
        return state.Bring(state.Cue(started.CueId), at, started.StartsAt - at);
    }

    private static RunState Extend(RunState now, PartId cue, TimeSpan by, DateTimeOffset at)
    {
        Cue Longer(Cue c) => c with { Extension = c.Extension + by };
        var changed = now.ChangeCue(cue, Longer);
        return now.OnStage == cue ? changed.ChangeStage(at, s => s with { Cue = Longer(s.Cue) }).Advance(at) : changed;
    }

    private static RunState Record(RunState now, RecordingChanged fact, DateTimeOffset at)
    {
        Cue Changed(Cue c) => c with { IsRecorded = fact.IsRecorded };
        var changed = now.ChangeCue(fact.CueId, Changed);
        return now.OnStage == fact.CueId ? changed.ChangeStage(at, s => s with { Cue = Changed(s.Cue) }) : changed;
    }

    private static RunState Skip(RunState now, CueSkipped fact, DateTimeOffset at)
    {
        var longer = fact.Given is { } given ? Extend(now, given.CueId, TimeSpan.FromMilliseconds(given.Milliseconds), at) : now;
        var changed = longer.ChangeCue(fact.CueId, c => c with { Skipped = true });
        return now.OnStage == fact.CueId ? changed.EndStage(at) : changed;
    }
}
