using Google.OrTools.Sat;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>A term of the objective while it is solved. Value, bound and what it is at least are in the model's units; the bound only tightens.</summary>
internal sealed class Term(PlanModel model, string name, long least)
{
    private readonly bool _isMost = name == "placed";
    private readonly bool _isTime = name is "minutesMoved" or "idle" or "end" or "fairness";

    public PlanModel Model { get; } = model;

    public LinearExpr Expression { get; } = name switch
    {
        "placed" => model.Placed,
        "moves" => model.Kept.Moves,
        "minutesMoved" => model.Kept.Minutes,
        "wishes" => model.Wishes,
        "idle" => model.Idle,
        "end" => model.End,
        "fairness" => model.Fairness,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>In the best plan so far; null without one.</summary>
    public long? Value { get; set; }

    /// <summary>Better no plan is: all sessions that may start somewhere, or nothing broken and no minute lost that must not be.</summary>
    public long Bound { get; private set; } = name == "placed" ? model.Sessions.Count : least;

    public SolveTerm Told => new(name, InUnit(Value!.Value), InUnit(Bound), Value == Bound);

    /// <summary>The terms of a problem's objective in their order; of a plan that is kept they ask for as few changes as can be, right after what is placed.</summary>
    public static IReadOnlyList<string> NamesFor(PlanningProblem problem) =>
        problem.Kept is null ? PlanScore.TermNames : [PlanScore.TermNames[0], "moves", "minutesMoved", .. PlanScore.TermNames.Skip(1)];

    /// <summary>A term's value, as the checker counts it.</summary>
    public static double Count(PlanningProblem problem, IReadOnlyList<Placement> plan, string name) => name switch
    {
        "moves" => PlanMoves.Of(problem, problem.Kept!, plan).Weight,
        "minutesMoved" => PlanMoves.Of(problem, problem.Kept!, plan).Minutes,
        _ => PlanScore.Of(problem, plan).Term(name),
    };

    /// <summary>What it is worth in this plan, in the model's units.</summary>
    public long Of(PlanningProblem problem, IReadOnlyList<Placement> plan) => InUnits(Count(problem, plan, name));

    /// <summary>A count of the checker's in the model's units.</summary>
    public long InUnits(double count) => _isTime ? Model.Grid.FromMinutes(count) : (long)count;

    public void SetAsObjective()
    {
        if (least > 0)
        {
            Model.Cp.Add(Expression >= least);
        }

        if (_isMost)
        {
            Model.Cp.Maximize(Expression);
        }
        else
        {
            Model.Cp.Minimize(Expression);
        }
    }

    public void AtLeastAsGoodAs(long value) => Model.Cp.Add(_isMost ? Expression >= value : Expression <= value);

    /// <summary>Takes the solver's bound over, rounded to what a whole number can reach.</summary>
    public Term Tighten(double bound)
    {
        Bound = _isMost ? Math.Min(Bound, (long)Math.Floor(bound + 1e-6)) : Math.Max(Bound, (long)Math.Ceiling(bound - 1e-6));
        return this;
    }

    private double InUnit(long value) => _isTime ? Model.Grid.ToMinutes(value) : value;
}
