using Hearing.Api.Planning.Solver;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Planning.Explaining;

/// <summary>Answers whether all sessions of a case fit.</summary>
internal delegate Fit Fits(PlanCase planCase);

/// <summary>
/// An irreducible set of demands that clash, by deletion: what can be given up without everything fitting is not part of the clash. Whole
/// lists are given up at once, and halved where that is too much (as in progressive deletion of minimal unsatisfiable subsets).
/// </summary>
internal sealed class ClashSearch(Fits fits)
{
    private readonly HashSet<Demand> _needed = [];
    private PlanCase _left = null!;
    private bool _isSure = true;

    /// <summary>The set for a case whose sessions do not all fit.</summary>
    public ClashSet Of(PlanCase planCase)
    {
        _left = planCase;
        foreach (var kind in planCase.Demands().GroupBy(d => d.Kind).ToList())
        {
            Shrink([.. kind]);
        }

        return new([.. planCase.Demands().Where(_needed.Contains)], _isSure);
    }

    /// <summary>Gives up what it can of the demands; the rest is needed.</summary>
    private void Shrink(IReadOnlyList<Demand> demands)
    {
        // What was given up meanwhile may have taken others with it: a session left out needs no equipment.
        var open = demands.Intersect(_left.Demands()).Where(d => !_needed.Contains(d)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var without = _left.Without(open);
        var fit = fits(without);
        if (fit.IsPossible == false)
        {
            _left = without;
        }
        else if (open.Count == 1)
        {
            _needed.Add(open[0]);
            _isSure &= fit.IsPossible is not null;
            Exchange(open[0], fit);
        }
        else
        {
            Shrink([.. open.Take(open.Count / 2)]);
            Shrink([.. open.Skip(open.Count / 2)]);
        }
    }

    /// <summary>
    /// A plan of all but one session shows more than that this one is needed: where the session fits into the place of another, that other is
    /// needed as well. So sessions that are alike are not asked about one by one.
    /// </summary>
    private void Exchange(Demand missing, Fit fit)
    {
        if (missing.Kind != DemandKind.Session || fit.IsPossible != true)
        {
            return;
        }

        var session = _left.Problem.Sessions.First(s => s.Id == missing.Session);
        var sessions = _left.Problem.Sessions.ToDictionary(s => s.Id);
        foreach (var other in fit.Plan.Where(p => !p.Pinned && sessions[p.Session].Length >= session.Length))
        {
            var demand = new Demand(DemandKind.Session, other.Session);
            if (!_needed.Contains(demand) && IsPlan(_left.Without([demand]), [.. fit.Plan.Where(p => p != other), other with { Session = session.Id }]))
            {
                _needed.Add(demand);
            }
        }
    }

    private static bool IsPlan(PlanCase planCase, IReadOnlyList<Placement> plan) =>
        PlanCheck.Of(planCase.Problem, plan).All(w => w.Level != PlanWarningLevel.Must) && planCase.Pinned.All(plan.Contains);
}
