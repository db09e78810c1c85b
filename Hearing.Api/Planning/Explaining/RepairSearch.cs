using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Planning.Explaining;

/// <summary>A clash as it was told, and the sum that it was found by; null where it was found without counting.</summary>
internal sealed record FoundClash(ClashSet Set, CountedClash? Counted)
{
    /// <summary>The case with nothing demanded but what clashes, where asking is quick; of a sum all of it.</summary>
    public PlanCase Alone(PlanCase planCase) => planCase.Without(planCase.Demands().Except(Counted?.Demands ?? Set.Demands));
}

/// <summary>
/// What to ask for so that all fit, the least that does: each was tried, and a plan was found with it. A repair must touch every clash, so
/// that one thing is looked for first among what all clashes share, and several things together only where one is not enough.
/// </summary>
internal sealed class RepairSearch(PlanCase planCase, IReadOnlyList<FoundClash> clashes, Fits fits, Action<PlanRepair> found)
{
    /// <summary>Of each clash so many ways out are tried together with those of the others.</summary>
    private const int MostTogether = 4;

    /// <summary>More than these together nobody reads.</summary>
    private const int MostCombined = 3;

    public void Run()
    {
        // Where too much is wanted in all, one thing seldom is enough: what many give a little of comes first.
        var isMended = Try(Together(clashes[0]), alone: false);
        isMended |= Try(Single(clashes[0]).Where(TouchesAll), alone: true);
        if (!isMended && clashes.Count > 1)
        {
            Combine();
        }
    }

    /// <summary>Whether one of the ladders helps without leaving a session out.</summary>
    private bool Try(IEnumerable<IReadOnlyList<PlanRepair>> ladders, bool alone)
    {
        var isMended = false;
        foreach (var ladder in ladders.OrderBy(l => l[0].Weight))
        {
            if (Least(planCase, ladder, alone ? clashes[0].Alone(planCase) : null) is { } repair)
            {
                isMended |= repair.Asks[0].Kind != PlanAskKind.LeaveOut;
                found(repair);
            }
        }

        return isMended;
    }

    /// <summary>What ways out have in common that differ only in whom or when they touch.</summary>
    public static string Alike(PlanRepair repair) => string.Join('+', repair.Asks.Select(a => a.Kind).Distinct().Order()) + (repair.Asks.Count > 1 ? "s" : "");

    private bool TouchesAll(IReadOnlyList<PlanRepair> ladder) => clashes.All(c => c.Set.Demands.Contains(ladder[0].Asks[0].Demand));

    private IEnumerable<IReadOnlyList<PlanRepair>> Single(FoundClash clash) =>
        Asking.About(planCase, clash.Set).Select(l => (IReadOnlyList<PlanRepair>)[.. l.Select(a => PlanRepair.Of(a))]);

    private IEnumerable<IReadOnlyList<PlanRepair>> Together(FoundClash clash) => clash.Counted is { } counted ? AskingTogether.About(planCase, counted) : [];

    /// <summary>The least step of a ladder with which all fit; what does not mend the clash by itself mends nothing.</summary>
    private PlanRepair? Least(PlanCase within, IReadOnlyList<PlanRepair> ladder, PlanCase? alone)
    {
        var first = alone is null ? 0 : FirstThatFits(alone, ladder, 0);
        var step = first < ladder.Count ? FirstThatFits(within, ladder, first) : ladder.Count;
        return step < ladder.Count ? ladder[step] : null;
    }

    /// <summary>By halving, since more asked for never fits less; the ladder's length where no step is enough.</summary>
    private int FirstThatFits(PlanCase within, IReadOnlyList<PlanRepair> ladder, int from)
    {
        // The last step first: where even that is of no use, and hard to see, no time is lost on the others.
        if (!Fit(within, ladder[^1]))
        {
            return ladder.Count;
        }

        if (from == ladder.Count - 1 || Fit(within, ladder[from]))
        {
            return from;
        }

        var (tooLittle, enough) = (from, ladder.Count - 1);
        while (enough - tooLittle > 1)
        {
            var middle = (tooLittle + enough) / 2;
            (tooLittle, enough) = Fit(within, ladder[middle]) ? (tooLittle, middle) : (middle, enough);
        }

        return enough;
    }

    private bool Fit(PlanCase within, PlanRepair repair) => fits(within.Granted(repair.Asks)).IsPossible == true;

    /// <summary>One way out of each clash, together; the cheapest that do are kept.</summary>
    private void Combine()
    {
        var ways = clashes.Select(c => Single(c).Concat(Together(c)).Select(l => Least(c.Alone(planCase), l, null)).OfType<PlanRepair>()
            .OrderBy(r => r.Weight).Take(MostTogether).ToList());
        IEnumerable<IReadOnlyList<PlanAsk>> together = [[]];
        foreach (var way in ways)
        {
            together = [.. together.SelectMany(before => way.Select(repair => (IReadOnlyList<PlanAsk>)[.. before.Except(repair.Asks), .. repair.Asks]))];
        }

        var left = MostCombined;
        foreach (var repair in together.Select(asks => PlanRepair.Of(asks)).OrderBy(r => r.Weight))
        {
            if (left > 0 && Fit(planCase, repair))
            {
                left--;
                found(repair);
            }
        }
    }
}
