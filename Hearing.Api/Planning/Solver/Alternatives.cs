using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>Plans that are nearly as good as the best one and really different from it and from each other.</summary>
internal static class Alternatives
{
    /// <summary>The best with as many alternatives as were asked for, or as many as were found in time; each takes up to half the time of the solve again.</summary>
    public static Schedule Beside(
        PlanningProblem problem, IReadOnlyList<Placement> pinned, Schedule best, SolveRequest request, Action<Schedule> better, CancellationToken cancel)
    {
        var each = request with { Seconds = Math.Max(1, request.Seconds / 2) };
        while (best.Alternatives.Count < request.Alternatives && Next(problem, pinned, best, each, cancel) is { } found)
        {
            best = best with { Alternatives = [.. best.Alternatives, found] };
            better(best);
        }

        return best;
    }

    private static Schedule? Next(PlanningProblem problem, IReadOnlyList<Placement> pinned, Schedule best, SolveRequest request, CancellationToken cancel)
    {
        IReadOnlyList<IReadOnlyList<Placement>> others = [best.Plan, .. best.Alternatives.Select(a => a.Plan)];
        var score = PlanScore.Of(problem, best.Plan);
        // Backwards, so that the search begins elsewhere.
        var near = FirstPlan.Of(problem with { Sessions = [.. problem.Sessions.Reverse()], Rooms = [.. problem.Rooms.Reverse()] }, pinned, cancel);
        var found = new LexicographicSearch(problem, Model, near, pinned, request, _ => { }, isFirstAnswer: false).Run(cancel);
        return found is not null && SmallLoss.Allows(score, PlanScore.Of(problem, found.Plan))
            && others.All(o => PlanDistance.Of(problem, o, found.Plan).Share >= PlanDistance.Least) ? found with { Progress = null } : null;

        PlanModel Model()
        {
            var model = new PlanModel(problem, pinned, excused: false);
            foreach (var other in others)
            {
                DistanceConstraint.Add(model, problem, other);
            }

            foreach (var name in PlanScore.TermNames)
            {
                var term = new Term(model, name, least: 0);
                term.AtLeastAsGoodAs(term.InUnits(SmallLoss.Limit(name, score.Term(name))));
            }

            return model;
        }
    }
}
