using System.Collections.Immutable;
using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Changes of what is still to come.</summary>
internal static class Reordering
{
    /// <summary>
    /// Puts coming cues, in their order, before another coming one, at the end of a day, or last; they take its day, and no published start
    /// holds them back.
    /// </summary>
    public static RunState Move(RunState state, IReadOnlyList<Cue> moved, PartId? before, DateOnly? endOf)
    {
        var ids = moved.Select(m => m.Id).ToHashSet();
        var rest = state.Order.RemoveAll(c => ids.Contains(c.Id));
        var place = endOf is { } day ? Math.Max(rest.ToList().FindLastIndex(c => c.Date == day), CursorIn(state, rest)) + 1 : Place(rest, before);
        var date = endOf ?? DateAt(rest, place);
        return state with { Order = rest.InsertRange(place, moved.Select(m => m with { Date = date, NotBefore = null, Moved = true })) };
    }

    /// <summary>Moves what is to come of a session; with the cue that is on stage, when the fact says so.</summary>
    public static RunState Postpone(RunState state, SessionPostponed fact, DateTimeOffset at)
    {
        var coming = state.Coming.Where(c => c.SessionId == fact.SessionId).ToList();
        if (fact.FromStage is null)
        {
            return Move(state, coming, fact.BeforeCueId, fact.EndOf);
        }

        var stage = state.Stage!;
        var cursor = state.Cursor;
        var left = state.CloseStage(at) with { Last = cursor > 0 ? state.Order[cursor - 1].Id : null };
        var stopped = state.Order[cursor] with { Used = stage.Elapsed(at) };
        return Move(left, [stopped, .. coming], fact.BeforeCueId, fact.EndOf).Follow(stage.Cue.Date, at);
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
    /// Cues that were left out, made longer, given another film, recorded or stopped on stage stay so; inserted ones
    /// still to come fall away, and one that has been on stage and was to come again is left out, so that the record still knows it.
    /// </summary>
    public static RunState Adopt(RunPlan plan, RunState state, RunPins pins)
    {
        var been = state.Order.Take(state.Cursor + 1).ToList();
        var ids = been.Select(c => c.Id).ToHashSet();
        var known = state.Order.ToDictionary(c => c.Id);
        var wasRecorded = (state.Pins.Recorded ?? []).ToHashSet();
        var pinned = state.Pins.Films.ToDictionary(f => f.CueId);
        var coming = plan.Order(pins).Where(c => !ids.Contains(c.Id)).Select(c => known.TryGetValue(c.Id, out var old) ? Keep(c, old) : c).ToList();
        ids.UnionWith(coming.Select(c => c.Id));
        var gone = state.Order.Where(c => !ids.Contains(c.Id) && state.Written.Exists(s => s.CueId == c.Id)).Select(c => c with { Skipped = true });
        return state with { Pins = pins, Order = [.. been, .. gone, .. coming] };

        Cue Keep(Cue cue, Cue old)
        {
            var kept = cue with { Skipped = old.Skipped, IsRecorded = old.IsRecorded == wasRecorded.Contains(old.Id) ? cue.IsRecorded : old.IsRecorded, Film = old.Film == pinned.GetValueOrDefault(old.Id) ? cue.Film : old.Film };
            kept = kept with { Extension = kept.Length + old.Extension >= TimeSpan.FromSeconds(1) ? old.Extension : TimeSpan.Zero };
            return kept with { Used = old.Used < kept.Length ? old.Used : TimeSpan.Zero };
        }
    }

    private static int CursorIn(RunState state, ImmutableArray<Cue> rest) => state.Last is { } last ? rest.ToList().FindIndex(c => c.Id == last) : -1;

    private static int Place(ImmutableArray<Cue> order, PartId? before) =>
        before is { } id && order.ToList().FindIndex(c => c.Id == id) is >= 0 and var index ? index : order.Length;

    private static DateOnly DateAt(ImmutableArray<Cue> order, int place) =>
        order.Length == 0 ? default : order[Math.Min(place, order.Length - 1)].Date;
}
