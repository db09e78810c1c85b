namespace Hearing.Domain.Planning;

/// <summary>A session that is elsewhere in another plan.</summary>
/// <param name="Session">The session.</param>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it is; null when it lost its place.</param>
/// <param name="IsTold">Whether people were told of the place it had.</param>
/// <param name="Minutes">How far its start moved, local time; 0 where only the room is another, and where it lost its place.</param>
public sealed record PlanMove(SessionId Session, Slot From, Slot? To, bool IsTold, double Minutes);

/// <summary>How far two plans lie apart, counted from the plans alone: the terms <c>moves</c> and <c>minutesMoved</c> of a re-plan.</summary>
/// <param name="Moves">
/// Every session of the plan before that is elsewhere now, by its old start. Sessions that have been given a place for the first time, and
/// sessions that are no longer planned at all, are no moves.
/// </param>
/// <param name="Weight">The moves, each of which people were told as <see cref="KeptPlan.ToldWeight"/>.</param>
/// <param name="Minutes">The minutes of all moves together.</param>
public sealed record PlanMoves(IReadOnlyList<PlanMove> Moves, int Weight, double Minutes)
{
    /// <summary>From the kept plan to another one.</summary>
    public static PlanMoves Of(PlanningProblem problem, KeptPlan kept, IReadOnlyList<Placement> plan)
    {
        var now = plan.ToDictionary(p => p.Session, p => p.Slot);
        var moves = (from before in PlacedSession.All(problem, kept.Plan)
                     let to = now.GetValueOrDefault(before.Id)
                     where to != before.Slot
                     let minutes = to is null ? 0 : Math.Abs((to.Date.ToDateTime(to.Start) - before.Start).TotalMinutes)
                     select new PlanMove(before.Id, before.Slot, to, kept.Told.Contains(before.Id), minutes)).ToList();
        return new(moves, moves.Sum(m => kept.WeightOf(m.Session)), moves.Sum(m => m.Minutes));
    }
}
