namespace Hearing.Domain.Planning;

/// <summary>What it costs to have one session at a slot, with all other sessions where they are.</summary>
/// <param name="Slot">The slot in question.</param>
/// <param name="Broken">Warnings that it brings.</param>
/// <param name="Mended">Warnings that it takes away.</param>
/// <param name="Before">The plan as it is, term by term.</param>
/// <param name="After">The plan with the session at the slot.</param>
public sealed record PlacingCost(
    Slot Slot, IReadOnlyList<PlanWarning> Broken, IReadOnlyList<PlanWarning> Mended, PlanScore Before, PlanScore After)
{
    /// <summary>Whether it brings no clash.</summary>
    public bool IsFree => Broken.All(w => w.Level != PlanWarningLevel.Must);

    /// <summary>The cost of a slot for a session of the plan, or one that has no place yet.</summary>
    public static PlacingCost Of(PlanningProblem problem, IReadOnlyList<Placement> plan, SessionId session, Slot slot) =>
        new Placings(problem, plan, session).Cost(slot);
}

/// <summary>The places that one session of a plan could have; what is asked of the plan as it is, is asked once.</summary>
internal sealed class Placings(PlanningProblem problem, IReadOnlyList<Placement> plan, SessionId session)
{
    private readonly IReadOnlyList<PlanWarning> _warnings = PlanCheck.Of(problem, plan);
    private readonly PlanScore _score = PlanScore.Of(problem, plan);
    private readonly IReadOnlyList<Placement> _others = [.. plan.Where(p => p.Session != session)];

    public PlacingCost Cost(Slot slot)
    {
        IReadOnlyList<Placement> moved = [.. _others, new(session, slot, false)];
        var warnings = PlanCheck.Of(problem, moved);
        return new(slot, Except(warnings, _warnings), Except(_warnings, warnings), _score, PlanScore.Of(problem, moved));
    }

    private static IReadOnlyList<PlanWarning> Except(IReadOnlyList<PlanWarning> these, IReadOnlyList<PlanWarning> those)
    {
        var known = those.Select(Known).ToHashSet();
        return [.. these.Where(w => !known.Contains(Known(w)))];
    }

    /// <summary>What makes two warnings the same to a reader; the times and figures in them may differ.</summary>
    private static (PlanWarningKind, string, string, string?, string?) Known(PlanWarning warning) => (
        warning.Kind, string.Join(',', warning.Sessions.Select(s => s.Value).Order()), string.Join(',', warning.People.Select(p => p.Value).Order()),
        warning.Reason.Key, warning.Reason.Room);
}
