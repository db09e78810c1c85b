using System.Diagnostics;
using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// One search through the terms of the objective. A term whose value in the best plan so far cannot be beaten (all sessions placed, nothing
/// broken) is proven without a search; a term that is not proven in its time is fixed at the best found, and the next one has its turn.
/// </summary>
internal sealed class LexicographicSearch(
    PlanningProblem problem, Func<PlanModel> makeModel, IReadOnlyList<Placement> first, IReadOnlyList<Placement> stay, SolveRequest request,
    Action<Schedule> better, bool isFirstAnswer = true)
{
    /// <summary>What a term may take of the time left, so that the later ones get a turn.</summary>
    private const double Share = 0.6;

    /// <summary>What a search has at least; the solver takes no negative time, and on a busy machine the one before may have taken more than it had.</summary>
    private const double LeastTime = 0.01;

    /// <summary>Sessions up to which the search proper is so quick that work of its own to begin it well only costs time.</summary>
    private const int Small = 20;

    private readonly Lock _telling = new();
    private readonly HashSet<SessionId> _pinned = [.. stay.Where(p => p.Pinned).Select(p => p.Session)];
    private readonly List<SolveTerm> _terms = [];
    private Schedule? _best;

    /// <summary>No plan at all holds the constraints.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>The best plan, or null when there is none or no time to find one.</summary>
    public Schedule? Run(CancellationToken cancel)
    {
        double left = request.Seconds;
        var names = Term.NamesFor(problem);
        var begun = Stopwatch.GetTimestamp();
        var model = makeModel();
        var start = model.Twins.InOrder(first);
        if (isFirstAnswer)
        {
            Tell(FirstPlan.Clean(problem, start, stay.Select(p => p.Session).ToHashSet()), null);
        }

        model.Hint(start);
        foreach (var name in names)
        {
            if (cancel.IsCancellationRequested || left <= 0.01)
            {
                if (_best is null || !Look(model, name))
                {
                    break;
                }

                continue;
            }

            Squeeze(model, name, cancel);
            if (Solve(new Term(model, name, Least(model, name)), name == names[^1] ? left : left * Share, cancel) is not { } used)
            {
                break;
            }

            left = request.Deterministic ? left - used : request.Seconds - Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        return _best;
    }

    /// <summary>Says how far a term is for which there is no time; false when it is not proven by that.</summary>
    private bool Look(PlanModel model, string name)
    {
        var (value, bound) = (Term.Count(problem, _best!.Plan, name), name == "placed" ? model.Sessions.Count : model.Grid.ToMinutes(Least(model, name)));
        _terms.Add(new(name, value, bound, value == bound));
        Tell(null, null);
        return value == bound;
    }

    /// <summary>What no plan with as many sessions as this one goes below, in the model's units.</summary>
    private long Least(PlanModel model, string name) => name is not ("idle" or "end") || _terms.Count == 0 ? 0
        : LeastTimes.Of(model, problem, name, (int)_terms[0].Value);

    /// <summary>Before idle time has its turn, what can be moved together by hand; what is no better in all is left.</summary>
    private void Squeeze(PlanModel model, string name, CancellationToken cancel)
    {
        // What it moves knows nothing of how far another plan must be.
        if (name != "idle" || !isFirstAnswer || _best is null || problem.Kept is not null || model.Sessions.Count <= Small)
        {
            return;
        }

        var squeezed = model.Twins.InOrder(Solver.Squeeze.Of(problem, stay, _best.Plan, Least(model, name), request.Seconds, cancel));
        var (was, now) = (PlanScore.Of(problem, _best.Plan), PlanScore.Of(problem, squeezed));
        if (now.IdleMinutes < was.IdleMinutes && now.WishesBroken <= was.WishesBroken && !PlanCheck.Of(problem, squeezed).Any(w => w.Level == PlanWarningLevel.Must))
        {
            Tell(squeezed, null);
            model.Hint(squeezed);
        }
    }

    /// <summary>How much of its time the term took, in the solver's own count; null when there is no plan.</summary>
    private double? Solve(Term term, double budget, CancellationToken cancel)
    {
        if (_best is not null)
        {
            term.Value = term.Of(problem, _best.Plan);
            if (term.Value == term.Bound)
            {
                Keep(term);
                return 0;
            }

            term.AtLeastAsGoodAs(term.Value.Value);
        }

        term.SetAsObjective();
        var completed = _best is null || term.Model.Sessions.Count <= Small ? 0 : Complete(term, budget * Share, cancel);
        using var solver = new CpSolver { StringParameters = CpSatScheduler.Parameters(request, Math.Max(LeastTime, budget - completed)) };
        using var callback = new Better(this, term, cancel);
        solver.SetBestBoundCallback(bound => Tell(null, term.Tighten(bound)));
        using var stop = cancel.Register(solver.StopSearch);
        var status = solver.Solve(term.Model.Cp, callback);
        solver.ClearBestBoundCallback();
        if (status == CpSolverStatus.ModelInvalid)
        {
            throw new InvalidOperationException(term.Model.Cp.Validate());
        }

        return Take(term, solver, status) ? completed + Used(solver) : null;
    }

    /// <summary>
    /// What the best plan means for the variables that came with this term: from a whole solution the search gets better at once, from
    /// half a one it may find none. Gives the time it took.
    /// </summary>
    private double Complete(Term term, double budget, CancellationToken cancel)
    {
        using var solver = new CpSolver { StringParameters = CpSatScheduler.Parameters(request, budget) + " fix_variables_to_their_hinted_value:true cp_model_probing_level:0 symmetry_level:0" };
        using var stop = cancel.Register(solver.StopSearch);
        if (solver.Solve(term.Model.Cp) is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
        {
            term.Model.Hint(solver.Response!.Solution);
        }

        return Used(solver);
    }

    private double Used(CpSolver solver) => request.Deterministic ? solver.Response!.DeterministicTime : solver.WallTime();

    /// <summary>Takes the answer over; without one the plan before stays. False when there is no plan at all.</summary>
    private bool Take(Term term, CpSolver solver, CpSolverStatus status)
    {
        if (status is CpSolverStatus.Optimal or CpSolverStatus.Feasible)
        {
            // What is not proven may be worth more than the solver's own sum says: its variables are not drawn as far as they go.
            var plan = term.Model.PlanOf(solver.BooleanValue, v => solver.Value(v), _pinned);
            term.Value = term.Of(problem, plan);
            term.Tighten(status == CpSolverStatus.Optimal ? solver.Value(term.Expression) : solver.BestObjectiveBound);
            term.Model.Hint(solver.Response!.Solution);
            Tell(plan, term);
        }
        else if (_best is null)
        {
            IsInfeasible = status == CpSolverStatus.Infeasible;
            return false;
        }

        Keep(term);
        return true;
    }

    private void Keep(Term term)
    {
        term.AtLeastAsGoodAs(term.Value!.Value);
        _terms.Add(term.Told);
        Tell(null, null);
    }

    /// <summary>Tells of a better plan, or a better bound with the plan as it is.</summary>
    private void Tell(IReadOnlyList<Placement>? plan, Term? term)
    {
        lock (_telling)
        {
            if (plan is not null)
            {
                CountAgain(plan);
            }

            if ((plan ?? _best?.Plan) is { } now)
            {
                _best = new Schedule(now, [.. _terms], term?.Value is null ? null : term.Told);
                better(_best);
            }
        }
    }

    /// <summary>What was not proven in its time, a later term may have found better by the way.</summary>
    private void CountAgain(IReadOnlyList<Placement> plan)
    {
        foreach (var (i, term) in _terms.Index().Where(t => !t.Item.Proven).ToList())
        {
            var value = Term.Count(problem, plan, term.Name);
            _terms[i] = term with { Value = value, Proven = value == term.Bound };
        }
    }

    private sealed class Better(LexicographicSearch search, Term term, CancellationToken cancel) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback()
        {
            term.Value = (long)Math.Round(ObjectiveValue());
            term.Tighten(BestObjectiveBound());
            search.Tell(term.Model.PlanOf(l => BooleanValue(l), v => Value(v), search._pinned), term);
            if (cancel.IsCancellationRequested)
            {
                StopSearch();
            }
        }
    }
}
