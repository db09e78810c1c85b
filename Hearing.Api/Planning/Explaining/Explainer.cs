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

    /// <summary>Seconds for the clashes, for the repairs after them, and for any one question.</summary>
    private const double ForClashes = 10, ForRepairs = 10, ForOne = 4;

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private Explained _explained = Explained.Nothing;
    private double _until = ForClashes;
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

        FindClashes(planCase);
        _until = _since.Elapsed.TotalSeconds + ForRepairs;
        new RepairSearch(planCase, _explained.Clashes, Fits, repair => Tell(_explained with
        {
            Repairs = [.. _explained.Repairs.Append(repair).OrderBy(r => r.Weight).Take(MostRepairs)],
        })).Run();
        return _explained;
    }

    /// <summary>One clash after another: without one session of the first, others may still not fit.</summary>
    private void FindClashes(PlanCase planCase)
    {
        var left = planCase;
        do
        {
            var clash = new ClashSearch(Fits).Of(left);
            Tell(_explained with { Clashes = [.. _explained.Clashes, clash] });
            left = left.Without([clash.Demands.Last(d => d.Kind == DemandKind.Session)]);
        }
        while (_explained.Clashes.Count < MostClashes && Fits(left).IsPossible == false);
    }

    /// <summary>Begins at the plan that holds most of what was found so far.</summary>
    private Fit Fits(PlanCase planCase)
    {
        var fit = FitSearch.Try(planCase, _near, Math.Min(ForOne, _until - _since.Elapsed.TotalSeconds), cancel);
        _near = fit.Plan.Count >= _near.Count ? fit.Plan : _near;
        return fit;
    }

    private void Tell(Explained explained)
    {
        _explained = explained;
        found(explained);
    }
}
