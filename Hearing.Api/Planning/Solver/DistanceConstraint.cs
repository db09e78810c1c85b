using Google.OrTools.Sat;
using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>That a plan is really different from another one; <see cref="PlanDistance"/> counts the same from the two plans alone.</summary>
internal static class DistanceConstraint
{
    /// <summary>Adds it.</summary>
    public static void Add(PlanModel model, PlanningProblem problem, IReadOnlyList<Placement> other)
    {
        var slots = other.ToDictionary(p => p.Session, p => p.Slot);
        List<LinearExpr> same = [];
        foreach (var alike in AlikeSessions.Of(problem))
        {
            var sessions = alike.Select(s => model.Of(s.Id)).OfType<SessionVars>().ToList();
            same.AddRange(alike.Where(s => slots.ContainsKey(s.Id)).GroupBy(s => PlanDistance.Place(slots[s.Id]))
                .Select(there => Same(model, sessions, there.Key, there.Count())));
        }

        model.Cp.Add(LinearExpr.Sum(same) <= other.Count - PlanDistance.LeastOf(other.Count));
    }

    /// <summary>How many of sessions that are alike are at a place, up to as many as were.</summary>
    private static LinearExpr Same(PlanModel model, List<SessionVars> sessions, (string Room, DateOnly Date, bool IsMorning) place, int were)
    {
        var here = sessions.Select(s => Here(model, s, place)).OfType<BoolVar>().ToList();
        if (here.Count <= were)
        {
            return LinearExpr.Sum(here);
        }

        var same = model.Cp.NewIntVar(0, were, "same");
        model.Cp.AddMinEquality(same, [LinearExpr.Constant(were), LinearExpr.Sum(here)]);
        return same;
    }

    /// <summary>True at least where the session is there; null where it cannot be.</summary>
    private static BoolVar? Here(PlanModel model, SessionVars session, (string Room, DateOnly Date, bool IsMorning) place)
    {
        if (model.Taken(session, place.Room, model.Grid.DayOf(place.Date)) is not { } taken)
        {
            return null;
        }

        var (here, otherHalf) = (model.Cp.NewBoolVar("here"), model.Cp.NewBoolVar("other half"));
        model.Cp.AddLinearExpressionInDomain(session.Start, model.Starts.HalfDays(!place.IsMorning)).OnlyEnforceIf(otherHalf);
        model.Cp.AddBoolOr([taken.Not(), otherHalf, here]);
        return here;
    }
}
