using Google.OrTools.Sat;
using Hearing.Domain;
using Hearing.Domain.Contracts;

namespace Hearing.Api.Planning.Solver;

/// <summary>One search through the terms of the objective.</summary>
internal sealed class LexicographicSearch(PlanModel model, IReadOnlySet<SessionId> pinned, SolveRequest request, Action<Schedule> better)
{
    /// <summary>What a term may take of the time left, so that the later ones get a turn.</summary>
    private const double Share = 0.6;

    private readonly List<SolveTerm> _terms = [];
    private Schedule? _best;

    /// <summary>No plan at all holds the constraints.</summary>
    public bool IsInfeasible { get; private set; }

    private sealed record Term(string Name, LinearExpr Value, bool Most, Func<long, double> InUnit);

    /// <summary>The best plan, or null when there is none or no time to find one.</summary>
    public Schedule? Run(CancellationToken cancel)
    {
        Term[] terms =
        [
            new("placed", model.Placed, true, n => n), new("idle", model.Idle, false, model.Grid.ToMinutes),
            new("end", model.End, false, model.Grid.ToMinutes), new("wishes", model.Wishes, false, n => n),
        ];
        double left = request.Seconds;
        foreach (var term in terms)
        {
            if (cancel.IsCancellationRequested || left <= 0.01)
            {
                break;
            }

            var used = Solve(term, term == terms[^1] ? left : left * Share, cancel);
            if (used is null)
            {
                break;
            }

            left -= used.Value;
        }

        return _best;
    }

    private double? Solve(Term term, double budget, CancellationToken cancel)
    {
        if (term.Most)
        {
            model.Cp.Maximize(term.Value);
        }
        else
        {
            model.Cp.Minimize(term.Value);
        }

        using var solver = new CpSolver { StringParameters = CpSatScheduler.Parameters(request, budget) };
        using var callback = new Better(this, cancel);
        using var stop = cancel.Register(solver.StopSearch);
        var status = solver.Solve(model.Cp, callback);
        if (status == CpSolverStatus.ModelInvalid)
        {
            throw new InvalidOperationException(model.Cp.Validate());
        }

        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            IsInfeasible = status == CpSolverStatus.Infeasible;
            return null;
        }

        Keep(term, solver, status == CpSolverStatus.Optimal);
        return request.Deterministic ? solver.Response!.DeterministicTime : solver.WallTime();
    }

    private void Keep(Term term, CpSolver solver, bool proven)
    {
        var value = solver.Value(term.Value);
        var bound = proven ? value : (long)(term.Most ? Math.Floor(solver.BestObjectiveBound + 1e-6) : Math.Ceiling(solver.BestObjectiveBound - 1e-6));
        _terms.Add(new SolveTerm(term.Name, term.InUnit(value), term.InUnit(bound), proven || value == bound));
        Tell(solver.BooleanValue, v => solver.Value(v));
        model.Cp.Add(term.Most ? term.Value >= value : term.Value <= value);
        model.Cp.ClearHints();
        for (var i = 0; i < solver.Response!.Solution.Count; i++)
        {
            model.Cp.Model.SolutionHint ??= new PartialVariableAssignment();
            model.Cp.Model.SolutionHint.Vars.Add(i);
            model.Cp.Model.SolutionHint.Values.Add(solver.Response.Solution[i]);
        }
    }

    private void Tell(Func<ILiteral, bool> isTrue, Func<IntVar, long> value)
    {
        _best = new Schedule(model.PlanOf(isTrue, value, pinned), [.. _terms]);
        better(_best);
    }

    private sealed class Better(LexicographicSearch search, CancellationToken cancel) : CpSolverSolutionCallback
    {
        public override void OnSolutionCallback()
        {
            search.Tell(l => BooleanValue(l), v => Value(v));
            if (cancel.IsCancellationRequested)
            {
                StopSearch();
            }
        }
    }
}
