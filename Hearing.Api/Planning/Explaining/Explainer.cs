using System.Diagnostics;
using Hearing.Api.Planning.Solver;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Planning.Explaining;

/// <summary>What an explanation has found so far.</summary>
/// <param name="AllFit">Whether all sessions fit after all; null while that is open.</param>
/// <param name="Clashes">Sets of demands that clash.</param>
/// <param name="Repairs">What to ask for, the least first.</param>
internal sealed record Explained(bool? AllFit, IReadOnlyList<ClashSet> Clashes, IReadOnlyList<PlanRepair> Repairs)
{
    public static readonly Explained Nothing = new(null, [], []);
}

/// <summary>Finds why not all sessions fit, and what would help. It tells of each step on the way.</summary>
internal sealed class Explainer(Action<Explained> found, CancellationToken cancel)
{
    /// <summary>Clashes shown at once; who mends these can ask again.</summary>
    private const int MostClashes = 3;

    /// <summary>More repairs than these nobody reads.</summary>
    private const int MostRepairs = 8;

    /// <summary>Of ways out that are alike no more than these are shown: the others are found as easily by who reads.</summary>
    private const int MostAlike = 2;

    /// <summary>Seconds for the first clash, until when others are looked for, for the repairs after them, and for any one question about clashes or repairs.</summary>
    private const double ForFirst = 10, ForOthers = 2, ForRepairs = 8, ForOne = 4, ForOneRepair = 2;

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private Explained _explained = Explained.Nothing;
    private double _until = ForFirst, _each = ForOne;
    private IReadOnlyList<Placement> _near = [];

    /// <param name="planCase">What is to be explained.</param>
    /// <param name="near">A plan from which the search begins; it may clash and lack sessions.</param>
    public Explained Explain(PlanCase planCase, IReadOnlyList<Placement> near)
    {
        _near = near;
        var fit = Fits(planCase);
        Tell(_explained with { AllFit = fit.IsPossible });
        if (fit.IsPossible != false)
        {
            return _explained;
        }

        var clashes = FindClashes(planCase);
        (_until, _each) = (_since.Elapsed.TotalSeconds + ForRepairs, ForOneRepair);
        if (clashes.Exists(c => c.Counted?.Sum.TooMany > 1))
        {
            LeaveOut(planCase);
        }

        new RepairSearch(planCase, clashes, Fits, Found).Run();
        return _explained;
    }

    /// <summary>One clash after another: without what is too much of the first, others may still not fit. Of those after it only what is known in time is told.</summary>
    private List<FoundClash> FindClashes(PlanCase planCase)
    {
        List<FoundClash> clashes = [FindClash(planCase)];
        _until = ForOthers;
        for (var left = Less(planCase, clashes[0]); clashes.Count < MostClashes && Fits(left).IsPossible == false; left = Less(left, clashes[^1]))
        {
            var next = FindClash(left);
            if (!next.Set.IsIrreducible)
            {
                break;
            }

            clashes.Add(next);
        }

        Tell(_explained with { Clashes = [.. clashes.Select(c => c.Set)] });
        return clashes;
    }

    /// <summary>What a sum shows is told at once, and then what of it is needed.</summary>
    private FoundClash FindClash(PlanCase left)
    {
        var (counted, before) = (Counting.Of(left) is [var first, ..] ? first : null, _explained.Clashes);
        if (counted is not null)
        {
            Tell(_explained with { Clashes = [.. before, new(counted.Demands, false, counted.Sum)] });
        }

        var clash = new ClashSearch(Fits).Of(counted is null ? left : Only(left, counted.Demands));
        clash = clash with { Sum = counted is not null && Counting.Refutes(Only(left, clash.Demands)) ? counted.Sum : null };
        Tell(_explained with { Clashes = [.. before, clash] });
        return new(clash, clash.Sum is null ? null : counted);
    }

    /// <summary>The case without what is too much of a clash.</summary>
    private static PlanCase Less(PlanCase left, FoundClash clash)
    {
        left = left.Without([LastSession(clash.Set.Demands)]);
        while (clash.Counted is { } counted && Counting.Of(left).FirstOrDefault(c => c.Sum.Kind == counted.Sum.Kind && IsWithin(c, counted)) is { } still)
        {
            left = left.Without([LastSession(still.Demands)]);
        }

        return left;
    }

    private static bool IsWithin(CountedClash clash, CountedClash all) => !Sessions(clash.Demands).Except(Sessions(all.Demands)).Any();

    private static IEnumerable<Demand> Sessions(IReadOnlyList<Demand> demands) => demands.Where(d => d.Kind == DemandKind.Session);

    private static Demand LastSession(IReadOnlyList<Demand> demands) => Sessions(demands).Last();

    private static PlanCase Only(PlanCase planCase, IReadOnlyList<Demand> demands) => planCase.Without(planCase.Demands().Except(demands));

    /// <summary>Where much is too much: the sessions for which a plan found in a blink has no place do not take place.</summary>
    private void LeaveOut(PlanCase planCase)
    {
        var stay = planCase.Pinned.Select(p => p.Session).ToHashSet();
        if (FirstPlan.Clean(planCase.Problem, FirstPlan.Of(planCase.Problem, planCase.Pinned, cancel), stay) is { } plan)
        {
            var placed = plan.Select(p => p.Session).ToHashSet();
            Found(PlanRepair.Of([.. planCase.Problem.Sessions.Where(s => !placed.Contains(s.Id)).Select(Asking.LeaveOut)]));
        }
    }

    private void Found(PlanRepair repair)
    {
        var alike = _explained.Repairs.Where(r => RepairSearch.Alike(r) == RepairSearch.Alike(repair)).ToList();
        if (!alike.Exists(r => r.Asks.ToHashSet().SetEquals(repair.Asks)))
        {
            var kept = alike.Append(repair).OrderBy(r => r.Weight).Take(MostAlike);
            Tell(_explained with { Repairs = [.. _explained.Repairs.Except(alike).Concat(kept).OrderBy(r => r.Weight).Take(MostRepairs)] });
        }
    }

    /// <summary>By counting where that is enough; else a search begins at the plan that holds most of what was found so far.</summary>
    private Fit Fits(PlanCase planCase)
    {
        if (Counting.Refutes(planCase))
        {
            return Fit.No;
        }

        var fit = FitSearch.Try(planCase, _near, Math.Min(_each, _until - _since.Elapsed.TotalSeconds), cancel);
        _near = fit.Plan.Count >= _near.Count ? fit.Plan : _near;
        return fit;
    }

    private void Tell(Explained explained)
    {
        _explained = explained;
        found(explained);
    }
}
