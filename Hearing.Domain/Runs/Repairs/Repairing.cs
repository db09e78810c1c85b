using Hearing.Domain.Contracts;

namespace Hearing.Domain.Runs.Repairs;

/// <summary>
/// Finds ways out when the forecast breaks a hard point or a candidate's time. The search is bounded: four moves
/// (<see cref="RepairMove"/>), one of them or absorbing buffers and one other; the day under way, but trimming holds for all days; swapping
/// and moving behind lunch among the next <see cref="MostMoved"/> candidates. Within that nothing better exists by <see cref="RepairCost"/>.
/// </summary>
public static class Repairing
{
    /// <summary>How far past the programme a candidate may be expected to end before its time counts as broken.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>Trimming goes by this much.</summary>
    public const int TrimStepSeconds = 30;

    /// <summary>Questions keep at least this much, and half of their planned length.</summary>
    public const int LeastQuestionsSeconds = 60;

    /// <summary>Pauses are absorbed by this much.</summary>
    public const int AbsorbStepSeconds = 60;

    /// <summary>Among how many of the candidates next to come places are changed.</summary>
    public const int MostMoved = 12;

    /// <summary>How many repairs are offered.</summary>
    public const int MostOffered = 3;

    /// <summary>
    /// What is broken at an instant and what helps. Each combination of moves is there with its best; absorbing together with another move
    /// only where that leaves less broken than either alone. Equal ones stand in the moves' order, then by the running order.
    /// </summary>
    /// <param name="now">At or after the newest fact.</param>
    /// <param name="away">When candidates have said that they cannot.</param>
    public static RepairOffer Offer(RunFold fold, DateTimeOffset now, IReadOnlyList<CandidateAway> away)
    {
        var run = fold.State.Advance(now);
        var outlook = new Outlook(run, now, away);
        var asItIs = outlook.Cost(Moves.Nothing(outlook));
        var effects = new Effects(fold.Plan, run, now, away);
        if (run.Status != RunStatus.Running || !asItIs.IsBroken)
        {
            return new(fold.Revision, now, asItIs, effects.HardPoints(run), []);
        }

        var found = Search(outlook, new Moves(run, outlook), asItIs);
        return new(fold.Revision, now, asItIs, effects.HardPoints(run), [.. found.Select(f => effects.Of(f.Move, f.Cost))]);
    }

    private static IEnumerable<Found> Search(Outlook outlook, Moves moves, RepairCost asItIs)
    {
        var absorbed = moves.Absorb().ToList();
        var others = new[] { moves.Trim().ToList(), moves.Swap().ToList(), moves.Behind().ToList() };
        var alone = Best(outlook, absorbed);
        List<Found?> found = [alone];
        foreach (var other in others)
        {
            var best = Best(outlook, other);
            found.Add(best);
            var (bestAlone, bestAbsorbed) = (best?.Cost ?? asItIs, alone?.Cost ?? asItIs);
            if (bestAlone.IsBroken && bestAbsorbed.IsBroken)
            {
                var both = Best(outlook, other.SelectMany(o => absorbed.Select(a => o.With(a))));
                found.Add(both?.Cost.CompareBroken(bestAlone) < 0 && both.Cost.CompareBroken(bestAbsorbed) < 0 ? both : null);
            }
        }

        return found.OfType<Found>().Where(f => f.Cost.CompareBroken(asItIs) < 0 && f.Move.Changes.Count <= ComingChanges.Most)
            .OrderBy(f => f.Cost, RepairCost.BestFirst).Take(MostOffered);
    }

    private static Found? Best(Outlook outlook, IEnumerable<Move> moves)
    {
        Found? best = null;
        foreach (var move in moves)
        {
            var cost = outlook.Cost(move.Trial);
            best = best is null || cost.CompareTo(best.Cost) < 0 ? new(move, cost) : best;
        }

        return best;
    }

    private sealed record Found(Move Move, RepairCost Cost);
}
