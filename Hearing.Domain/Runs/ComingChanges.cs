using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs;

/// <summary>Judges changes of what is still to come, alone or as a repair's list.</summary>
internal static class ComingChanges
{
    private const int Day = 86400;

    /// <summary>How many changes a repair may make.</summary>
    public const int Most = 100;

    /// <summary>A repair's changes, each judged by what those before it have made.</summary>
    public static IReadOnlyList<RunFact> CheckAll(RunPlan plan, RunState now, IReadOnlyList<RunFact> changes, DateTimeOffset at)
    {
        if (changes.Count is 0 or > Most)
        {
            throw Commanding.No($"A repair makes 1 to {Most} changes.");
        }

        var state = now;
        foreach (var change in changes)
        {
            state = Timeline.Apply(plan, state, Repairing(state, change, at), at);
        }

        return changes;
    }

    /// <summary>Checks a change of the order of what is to come.</summary>
    public static RunFact Check(RunState now, RunFact change)
    {
        switch (change)
        {
            case CueMoved move:
                CheckPlace(now, [now.ComingCue(move.CueId).Id], move.BeforeCueId, move.EndOf);
                break;
            case SessionPostponed { FromStage: null } postponed:
                CheckPlace(now, [.. now.Coming.Where(c => c.SessionId == postponed.SessionId).Select(c => c.Id)], postponed.BeforeCueId, postponed.EndOf);
                break;
            case CueInserted inserted:
                CheckPlace(now, [CheckInserted(now, inserted)], inserted.BeforeCueId, null);
                break;
            default:
                throw Commanding.No("A repair cannot hold that change.");
        }

        return change;
    }

    /// <summary>Checks that cues may go to a place: before another coming cue, at the end of a day that has some left, or last.</summary>
    public static void CheckPlace(RunState now, IReadOnlyList<PartId> moved, PartId? before, DateOnly? endOf)
    {
        if (moved.Count == 0)
        {
            throw Commanding.No("The session has nothing to come.");
        }

        if (before is { } id && (endOf is not null || moved.Contains(now.ComingCue(id).Id)))
        {
            throw Commanding.No("A cue goes before another one or to the end of a day.");
        }

        if (endOf is { } day && !now.Coming.Any(c => c.Date == day) && now.Stage?.Cue.Date != day)
        {
            throw Commanding.No("Nothing of that day is left.");
        }
    }

    /// <summary>
    /// Whether a cue may get that much longer or shorter: 1 second to 2 days in all, and no less than it has moved if it ends by itself or
    /// goes on later.
    /// </summary>
    public static bool MayExtend(RunState now, Cue cue, int bySeconds, DateTimeOffset at)
    {
        var length = cue.Length + TimeSpan.FromSeconds(bySeconds);
        return bySeconds is not 0 and >= -Day and <= Day && length >= TimeSpan.FromSeconds(1) && length <= TimeSpan.FromDays(2) && IsEnough();

        bool IsEnough() => now.Stage is not { } stage || stage.Cue.Id != cue.Id ? length > cue.Used || cue.Used == TimeSpan.Zero
            : cue.EndPolicy != Planning.EndPolicy.Auto
            || (stage.HeldAt is null ? length >= stage.Elapsed(at) : length > stage.Elapsed(at));
    }

    private static RunFact Repairing(RunState now, RunFact change, DateTimeOffset at) => change switch
    {
        CueExtended extended => MayExtend(now, now.ComingCue(extended.CueId), extended.BySeconds, at) ? extended : throw Commanding.No("A cue cannot get that length."),
        CueSkipped { Given: null } skipped => new CueSkipped(now.ComingCue(skipped.CueId).Id),
        BufferAbsorbed absorbed => now.Coming.Any(c => c.SessionId == absorbed.SessionId && c is { BufferPurpose: not null, NotBefore: not null })
            ? absorbed
            : throw Commanding.No("The session has no buffer before it."),
        _ => Check(now, change),
    };

    private static PartId CheckInserted(RunState now, CueInserted cue) =>
        cue.Title.Length is > 0 and <= 200 && cue.LengthSeconds is > 0 and <= Day && now.Order.All(c => c.Id != cue.CueId)
            ? cue.CueId
            : throw Commanding.No("The new cue needs a title, a length and an id of its own.");
}
