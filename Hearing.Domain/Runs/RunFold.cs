using System.Collections.Immutable;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>
/// A run's facts folded one by one, with the states that an undo goes back to. It never changes: one more fact makes another one, so a
/// fold can be kept for each revision and shared by all who read. Keep it for as long as the plan's pinned programmes are the same; before
/// the start also for as long as the newest programme and its films are.
/// </summary>
public sealed class RunFold
{
    private readonly RunPlan _plan;
    private readonly ImmutableStack<RunState> _states;
    private Rundown? _unnamed;

    private RunFold(RunPlan plan, ImmutableStack<RunState> states, long revision, DateTimeOffset since)
    {
        (_plan, _states, Revision) = (plan, states, revision);
        State = states.Peek() with { Since = since };
    }

    /// <summary>The newest fact's revision; 0 before the first.</summary>
    public long Revision { get; }

    /// <summary>The run after its facts.</summary>
    public RunState State { get; }

    internal RunPlan Plan => _plan;

    /// <summary>The run before its first fact.</summary>
    public static RunFold Before(RunPlan plan)
    {
        var before = Timeline.Before(plan);
        return new(plan, [before], 0, before.Since);
    }

    /// <summary>The run after these facts, oldest first.</summary>
    public static RunFold Of(RunPlan plan, IEnumerable<RecordedFact> facts) => facts.Aggregate(Before(plan), (fold, fact) => fold.With(fact));

    /// <summary>The run with one more fact.</summary>
    public RunFold With(RecordedFact fact) => new(
        _plan, fact.Fact is FactUndone ? _states.Pop() : _states.Push(Timeline.Apply(_plan, _states.Peek(), fact)), Revision + 1, fact.At);

    /// <summary>Everything shown at an instant at or after the newest fact's: a look-up.</summary>
    public RundownReading At(DateTimeOffset now) =>
        RundownReader.At(_unnamed ??= RundownWriter.Of(State, "", _plan.Room, Revision, _ => null), now);
}
