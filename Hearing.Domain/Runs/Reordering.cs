using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Changes of what is still to come.</summary>
internal static class Reordering
{
    /// <summary>Puts coming cues, in their order, before another coming one or last; they take its day, and no published start holds them back.</summary>
    public static RunState Move(RunState state, IReadOnlyList<Cue> moved, PartId? before)
    {
        var rest = state.Order.RemoveAll(c => moved.Any(m => m.Id == c.Id));
        var place = Place(rest, before);
        var date = DateAt(rest, place);
        return state with { Order = rest.InsertRange(place, moved.Select(m => m with { Date = date, NotBefore = null })) };
    }

    /// <summary>Puts in a cue that no programme knows.</summary>
    public static RunState Insert(RunState state, CueInserted fact)
    {
        var place = Place(state.Order, fact.BeforeCueId);
        var cue = new Cue(
            fact.CueId, null, fact.Title, fact.PartKind, fact.Title, null, DateAt(state.Order, place), null, null,
            TimeSpan.FromSeconds(fact.LengthSeconds), fact.EndPolicy, null);
        return state with { Order = state.Order.Insert(place, cue) };
    }

    /// <summary>
    /// Follows another programme: what has been on stage stays where it was, all else comes as the new one has it.
    /// Cues that were left out, made longer or given another film stay so; inserted ones still to come fall away.
    /// </summary>
    public static RunState Adopt(RunPlan plan, RunState state, RunPins pins)
    {
        var been = state.Order.Take(state.Cursor + 1).ToList();
        var known = state.Order.ToDictionary(c => c.Id);
        var coming = plan.Order(pins).Where(c => been.TrueForAll(b => b.Id != c.Id)).Select(c => known.TryGetValue(c.Id, out var old)
            ? c with { Extension = old.Extension, Skipped = old.Skipped }
            : c);
        return state with { Pins = pins, Order = [.. been, .. coming] };
    }

    private static int Place(System.Collections.Immutable.ImmutableList<Cue> order, PartId? before) =>
        before is { } id && order.FindIndex(c => c.Id == id) is >= 0 and var index ? index : order.Count;

    private static DateOnly DateAt(System.Collections.Immutable.ImmutableList<Cue> order, int place) =>
        order.Count == 0 ? default : order[Math.Min(place, order.Count - 1)].Date;
}
