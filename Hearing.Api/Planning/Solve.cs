using Hearing.Api.Planning.Solver;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning;

/// <summary>One solve: a plan being made.</summary>
internal sealed class Solve(Guid id, EditionId edition, PlanningProblem problem, SolveRequest request, TimeProvider time, Action<Guid> forget)
    : PlanWork(id, edition, time, forget)
{
    private Schedule _best = Schedule.Empty;
    private Judged? _judged;
    private (IReadOnlyList<Schedule> Of, IReadOnlyList<PlanAlternative> Judged) _beside = ([], []);

    /// <summary>Somebody looks.</summary>
    public SolveView Seen() => Seen(now =>
    {
        var judged = _judged?.Plan == _best.Plan ? _judged : _judged = Judge(_best.Plan);
        var progress = now.State is SolveState.Waiting or SolveState.Running ? _best.Progress : null;
        var gap = _best.Terms.Append(progress).FirstOrDefault(t => t is { Proven: false }) is { } open ? Math.Abs(open.Value - open.Bound) : (double?)null;
        return new SolveView(
            Id, now.State, _best.Plan, _best.Terms, gap, judged.Warnings, judged.Score, now.Milliseconds, now.Refusal, progress, judged.Moves,
            request.Alternatives == 0 ? null : Beside());
    });

    /// <summary>Ends the search; the best plan so far stays.</summary>
    public SolveView Stop()
    {
        End();
        return Seen();
    }

    public void Better(Schedule found) => Change(() => _best = found);

    private IReadOnlyList<PlanAlternative> Beside()
    {
        if (_beside.Of != _best.Alternatives)
        {
            _beside = (_best.Alternatives, [.. _best.Alternatives.Select(a => new PlanAlternative(
                a.Plan, a.Terms, PlanScore.Of(problem, a.Plan), PlanCheck.Of(problem, a.Plan), PlanDistance.Of(problem, _best.Plan, a.Plan)))]);
        }

        return _beside.Judged;
    }

    private Judged Judge(IReadOnlyList<Placement> plan) => new(
        plan, PlanCheck.Of(problem, plan), PlanScore.Of(problem, plan), problem.Kept is { } kept && plan.Count > 0 ? PlanMoves.Of(problem, kept, plan) : null);

    /// <summary>What the checker says of a plan; kept, for a look is far more frequent than a better plan.</summary>
    private sealed record Judged(IReadOnlyList<Placement> Plan, IReadOnlyList<PlanWarning> Warnings, PlanScore Score, PlanMoves? Moves);
}
