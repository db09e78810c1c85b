using Hearing.Domain.Contracts;
using Hearing.Domain.Runs.Repairs;

namespace Hearing.Domain.Runs.Rehearsals;

/// <summary>Where a day is fragile.</summary>
internal static class Slack
{
    private const int StepSeconds = 15;
    private const int MostSteps = 240;

    /// <summary>The cues to come that a hard point hangs on, with how much each may run over, the least first.</summary>
    public static IReadOnlyList<FragileCue> Of(RunState run, DateTimeOffset now)
    {
        var outlook = new Outlook(run, now, []);
        var asItIs = Past(outlook, null, 0);
        return [.. outlook.Coming.Select(a => Of(outlook, asItIs, a.Cue.Id)).OfType<FragileCue>().OrderBy(f => f.SlackSeconds)];
    }

    /// <summary>More delay never mends a hard point, so the limit is found by halving.</summary>
    /// <param name="asItIs">By how much each hard point is passed when no cue takes longer.</param>
    private static FragileCue? Of(Outlook outlook, IReadOnlyList<long> asItIs, PartId cue)
    {
        // The points that hang on the cue: kept, or kept less well, when it takes as long as is looked at.
        var most = Past(outlook, cue, MostSteps);
        var hangs = asItIs.Select((past, p) => most[p] > past).ToList();
        if (!hangs.Contains(true))
        {
            return null;
        }

        var (good, bad) = (-1, MostSteps + 1);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            (good, bad) = Broken(middle) is null ? (middle, bad) : (good, middle);
        }

        return bad > MostSteps ? null : new(cue, Math.Max(0, good) * StepSeconds, Broken(bad)!);

        string? Broken(int steps)
        {
            var past = Past(outlook, cue, steps);
            return outlook.Points.Where((_, p) => past[p] > 0 && hangs[p]).FirstOrDefault()?.Key;
        }
    }

    /// <summary>By how much each hard point is passed when the cue takes so many steps longer.</summary>
    private static IReadOnlyList<long> Past(Outlook outlook, PartId? cue, int steps)
    {
        var nothing = Moves.Nothing(outlook);
        return outlook.Past(cue is { } id ? nothing with { Taken = new Dictionary<PartId, int> { [id] = -steps * StepSeconds } } : nothing);
    }
}
