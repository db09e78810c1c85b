using System.Globalization;
using Google.OrTools.Sat;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Planning.Solver;

/// <summary>Whether all sessions of a case fit.</summary>
/// <param name="IsPossible">True with a plan; false when it is proven that there is none; null when time ran out first.</param>
/// <param name="Plan">The plan, where there is one.</param>
internal sealed record Fit(bool? IsPossible, IReadOnlyList<Placement> Plan)
{
    public static readonly Fit No = new(false, []);
    public static readonly Fit Unknown = new(null, []);
}

/// <summary>Answers whether all sessions of a case fit, with the constraints of <see cref="PlanModel"/> and no objective.</summary>
internal static class FitSearch
{
    /// <param name="planCase">What is asked about.</param>
    /// <param name="hint">A plan that may be near; sessions it does not name are left open.</param>
    /// <param name="seconds">The most it may take.</param>
    /// <param name="cancel">Stops it, which is unknown.</param>
    public static Fit Try(PlanCase planCase, IReadOnlyList<Placement> hint, double seconds, CancellationToken cancel)
    {
        if (planCase.Problem.Sessions.Count == 0)
        {
            return new(true, []);
        }

        if (seconds <= 0 || cancel.IsCancellationRequested)
        {
            return Fit.Unknown;
        }

        if (AtOnce(planCase, cancel) is { } plan)
        {
            return new(true, plan);
        }

        var model = new PlanModel(planCase.Problem, planCase.Pinned, excused: false);
        if (model.Sessions.Count < planCase.Problem.Sessions.Count)
        {
            return Fit.No;
        }

        var pinned = planCase.Pinned.Select(p => p.Session).ToHashSet();
        model.Cp.AddBoolAnd(model.Sessions.Select(s => s.Placed));
        model.Hint(model.Twins.InOrder([.. hint.Where(h => model.Of(h.Session) is not null)]));
        using var solver = new CpSolver
        {
            StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_workers:1 random_seed:1 max_time_in_seconds:{seconds:0.###}"),
        };
        using var stop = cancel.Register(solver.StopSearch);
        return solver.Solve(model.Cp) switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible =>
                new(true, model.PlanOf(solver.BooleanValue, v => solver.Value(v), pinned)),
            CpSolverStatus.Infeasible => Fit.No,
            CpSolverStatus.ModelInvalid => throw new InvalidOperationException(model.Cp.Validate()),
            _ => Fit.Unknown,
        };
    }

    /// <summary>Where there is room enough a plan is made sooner than the solver has read the question.</summary>
    private static IReadOnlyList<Placement>? AtOnce(PlanCase planCase, CancellationToken cancel)
    {
        var plan = FirstPlan.Of(planCase.Problem, planCase.Pinned, cancel, briefly: true);
        var pinned = planCase.Pinned.ToDictionary(p => p.Session, p => p.Slot);
        return plan.Count == planCase.Problem.Sessions.Count && plan.Count(p => pinned.GetValueOrDefault(p.Session) == p.Slot) == pinned.Count
            && PlanCheck.Of(planCase.Problem, plan).All(w => w.Level != PlanWarningLevel.Must) ? plan : null;
    }
}
