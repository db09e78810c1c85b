using Hearing.Api.Planning.Solver;
using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Api.Tests.Planning;

/// <summary>The one way in which it is checked that what is told of a clash is true and nothing of it needless.</summary>
internal static class Clashes
{
    private const double Seconds = 20;

    /// <summary>
    /// What is wrong with it; null when its demands do not fit even where nothing else is demanded, and with any one of them given up there is
    /// a plan of all sessions that passes the checker.
    /// </summary>
    public static string? Doubt(PlanCase planCase, ClashSet clash)
    {
        var alone = planCase.Without(planCase.Demands().Except(clash.Demands));
        var isRefuted = clash.Sum is null ? Fit(alone).IsPossible == false : Counting.Refutes(alone);
        return isRefuted ? clash.Demands.Where(d => !Fits(alone.Without([d]))).Select(d => $"{d} is not needed.").FirstOrDefault() : "The demands can be kept.";
    }

    private static bool Fits(PlanCase planCase)
    {
        var fit = Fit(planCase);
        return fit.IsPossible == true && fit.Plan.Count == planCase.Problem.Sessions.Count && planCase.Pinned.All(fit.Plan.Contains)
            && PlanCheck.Of(planCase.Problem, fit.Plan).All(w => w.Level != PlanWarningLevel.Must);
    }

    private static Fit Fit(PlanCase planCase) => FitSearch.Try(planCase, [], Seconds, TestContext.Current.CancellationToken);
}
