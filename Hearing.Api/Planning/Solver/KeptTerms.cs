using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>What a re-plan changes, as expressions; <see cref="PlanMoves"/> counts the same from the two plans alone.</summary>
internal sealed record KeptTerms(LinearExpr Moves, LinearExpr Minutes)
{
    /// <summary>Adds them.</summary>
    public static KeptTerms Add(PlanModel model, PlanningProblem problem, KeptPlan kept)
    {
        var moves = new List<LinearExpr>();
        var minutes = new List<LinearExpr>();
        foreach (var placement in kept.Plan.Where(p => problem.Sessions.Any(s => s.Id == p.Session)))
        {
            var weight = kept.WeightOf(placement.Session);
            if (model.Of(placement.Session) is { } session)
            {
                var (stays, far) = One(model, placement.Slot, session);
                moves.Add(weight - (weight * stays));
                minutes.Add(far);
            }
            else
            {
                // It can start nowhere any more, and loses its place whatever the plan.
                moves.Add(LinearExpr.Constant(weight));
            }
        }

        return new(LinearExpr.Sum(moves), LinearExpr.Sum(minutes));
    }

    /// <summary>Whether the session stays, and how far it moves.</summary>
    private static (BoolVar Stays, IntVar Far) One(PlanModel model, Slot old, SessionVars session)
    {
        var (was, most) = (At(model, old), model.Grid.Midnight(Span(model)));
        var stays = model.Cp.NewBoolVar("stays");
        var far = model.Cp.NewIntVar(0, most, "far");
        if (model.Taken(session, old.Room, model.Grid.DayOf(old.Date)) is not { } same)
        {
            model.Cp.Add(stays == 0);
        }
        else
        {
            model.Cp.AddImplication(stays, same);
            model.Cp.Add(far == 0).OnlyEnforceIf(stays);
            model.Cp.Add(session.Start == model.Grid.At(old.Date.ToDateTime(old.Start))).OnlyEnforceIf(stays);
        }

        var now = session.Start + LinearExpr.Sum(session.Days.Select(d => Shift(model, d.Key) * d.Value));
        model.Cp.Add(far >= now - was).OnlyEnforceIf(session.Placed);
        model.Cp.Add(far >= was - now).OnlyEnforceIf(session.Placed);
        return (stays, far);
    }

    /// <summary>The hearing's days lie one after another on the grid; here the days between them count as well.</summary>
    private static long Shift(PlanModel model, int day) => model.Grid.Midnight(model.Grid.Date(day).DayNumber - model.Grid.Date(0).DayNumber - day);

    private static long At(PlanModel model, Slot slot) =>
        model.Grid.Midnight(slot.Date.DayNumber - model.Grid.Date(0).DayNumber) + model.Grid.Units(slot.Start);

    private static int Span(PlanModel model) => model.Grid.Date(model.Grid.Days - 1).DayNumber - model.Grid.Date(0).DayNumber + 1;
}
