using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning;

/// <summary>What a new plan holds on to, where one is made of another with as few changes as possible.</summary>
/// <param name="Plan">The plan before.</param>
/// <param name="Told">Sessions that stand in the newest programme where the plan before has them: people were told of these.</param>
/// <param name="Begun">Sessions that have begun, or are over; these stay as if they were pinned.</param>
public sealed record KeptPlan(IReadOnlyList<Placement> Plan, IReadOnlyList<SessionId> Told, IReadOnlyList<SessionId> Begun)
{
    /// <summary>What a move of a session weighs of which people were told; one of which nobody was told weighs 1.</summary>
    public const int ToldWeight = 3;

    /// <summary>What is held on to of a draft plan at an instant.</summary>
    /// <param name="problem">For the hearing's zone.</param>
    /// <param name="plan">The draft.</param>
    /// <param name="newest">The newest programme; null while nothing is published.</param>
    /// <param name="now">The instant.</param>
    public static KeptPlan Of(PlanningProblem problem, IReadOnlyList<Placement> plan, Programme? newest, DateTimeOffset now)
    {
        var zone = HearingZone.Named(problem.TimeZone);
        var items = (newest?.Items ?? []).ToDictionary(i => i.SessionId);
        var local = zone.ToLocal(now);
        return new(
            plan,
            [.. plan.Where(p => items.TryGetValue(p.Session, out var item) && item.Room == p.Slot.Room
                && item.Start == zone.ToInstant(p.Slot.Date, p.Slot.Start)).Select(p => p.Session)],
            [.. plan.Where(p => p.Slot.Date.ToDateTime(p.Slot.Start) <= local).Select(p => p.Session)]);
    }

    /// <summary>What a move of the session weighs.</summary>
    public int WeightOf(SessionId session) => Told.Contains(session) ? ToldWeight : 1;
}
