using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Planning.Explaining;

/// <summary>
/// What to ask for so that all fit, the least that does: each was tried, and a plan was found with it. A repair must touch every clash, so
/// that one thing is looked for first among what all clashes share, and several things together only where one is not enough.
/// </summary>
internal sealed class RepairSearch(PlanCase planCase, IReadOnlyList<ClashSet> clashes, Fits fits, Action<PlanRepair> found)
{
    /// <summary>Of each clash so many ways out are tried together with those of the others.</summary>
    private const int MostTogether = 4;

    /// <summary>More than these together nobody reads.</summary>
    private const int MostCombined = 3;

    public void Run()
    {
        var single = false;
        foreach (var ladder in Ladders(clashes[0]).Where(TouchesAll).OrderBy(l => l[0].Weight))
        {
            if (Least(planCase, ladder, Alone(clashes[0])) is { } ask)
            {
                single |= ask.Kind != PlanAskKind.LeaveOut;
                found(PlanRepair.Of(ask));
            }
        }

        if (!single && clashes.Count > 1)
        {
            Combine();
        }
    }

    private bool TouchesAll(IReadOnlyList<PlanAsk> ladder) => clashes.All(c => c.Demands.Contains(ladder[0].Demand));

    private IReadOnlyList<IReadOnlyList<PlanAsk>> Ladders(ClashSet clash) => Asking.About(planCase, clash);

    /// <summary>The case with nothing demanded but what clashes, where asking is quick.</summary>
    private PlanCase Alone(ClashSet clash) => planCase.Without(planCase.Demands().Except(clash.Demands));

    /// <summary>The least step of a ladder with which all fit; what does not mend the clash by itself mends nothing.</summary>
    private PlanAsk? Least(PlanCase within, IReadOnlyList<PlanAsk> ladder, PlanCase? alone)
    {
        var first = alone is null ? 0 : FirstThatFits(alone, ladder, 0);
        var step = first < ladder.Count ? FirstThatFits(within, ladder, first) : ladder.Count;
        return step < ladder.Count ? ladder[step] : null;
    }

    /// <summary>By halving, since more asked for never fits less; the ladder's length where no step is enough.</summary>
    private int FirstThatFits(PlanCase within, IReadOnlyList<PlanAsk> ladder, int from)
    {
        if (fits(within.Granted([ladder[from]])).IsPossible == true)
        {
            return from;
        }

        if (from == ladder.Count - 1 || fits(within.Granted([ladder[^1]])).IsPossible != true)
        {
            return ladder.Count;
        }

        var (tooLittle, enough) = (from, ladder.Count - 1);
        while (enough - tooLittle > 1)
        {
            var middle = (tooLittle + enough) / 2;
            (tooLittle, enough) = fits(within.Granted([ladder[middle]])).IsPossible == true ? (tooLittle, middle) : (middle, enough);
        }

        return enough;
    }

    /// <summary>One way out of each clash, together; the cheapest that do are kept.</summary>
    private void Combine()
    {
        var ways = clashes.Select(c => Ladders(c).Select(l => Least(Alone(c), l, null)).OfType<PlanAsk>().OrderBy(a => a.Weight).Take(MostTogether).ToList());
        IEnumerable<IReadOnlyList<PlanAsk>> together = [[]];
        foreach (var way in ways)
        {
            together = [.. together.SelectMany(before => way.Select(ask => (IReadOnlyList<PlanAsk>)[.. before.Where(b => b != ask), ask]))];
        }

        var left = MostCombined;
        foreach (var repair in together.Select(asks => PlanRepair.Of(asks)).OrderBy(r => r.Weight))
        {
            if (left > 0 && fits(planCase.Granted(repair.Asks)).IsPossible == true)
            {
                left--;
                found(repair);
            }
        }
    }
}
