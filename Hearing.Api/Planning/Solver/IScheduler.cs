using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>A plan, how good it is known to be, term by term, and how far the term is that is being solved; null when none is.</summary>
internal sealed record Schedule(IReadOnlyList<Placement> Plan, IReadOnlyList<SolveTerm> Terms, SolveTerm? Progress = null)
{
    public static readonly Schedule Empty = new([], []);

    /// <summary>Plans that are nearly as good and really different; empty unless they were asked for.</summary>
    public IReadOnlyList<Schedule> Alternatives { get; init; } = [];
}

/// <summary>Makes a plan. The port behind which the solver engine stands.</summary>
internal interface IScheduler
{
    /// <summary>
    /// The best plan found in the time given, clash-free by <see cref="PlanCheck"/> but for pinned sessions. Cancelling keeps the best.
    /// </summary>
    /// <param name="problem">What is to be planned.</param>
    /// <param name="current">The present plan: where pinned sessions are.</param>
    /// <param name="request">Time, workers and whether pins are kept.</param>
    /// <param name="better">Told of each better plan and bound, from another thread.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="Domain.Refused"><see cref="RefusalCode.PlanNotReady"/> when no plan holds all pinned sessions.</exception>
    Schedule Solve(
        PlanningProblem problem, IReadOnlyList<Placement> current, SolveRequest request, Action<Schedule> better, CancellationToken cancel);
}
