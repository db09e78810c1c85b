namespace Hearing.Domain.Planning;

/// <summary>A session that is elsewhere in another plan; null where it has no place.</summary>
public sealed record PlanDifference(SessionId Session, Slot? From, Slot? To);

/// <summary>
/// How different two plans are: the share of the sessions that are elsewhere. Elsewhere is another room, another day or the other half of the
/// day (noon between them); a few minutes up or down are the same plan. Of sessions that are alike (<see cref="AlikeSessions"/>) it does not count which of them
/// is where.
/// </summary>
/// <param name="Sessions">How many sessions the first plan places.</param>
/// <param name="Differences">The sessions elsewhere, in the edition's order.</param>
public sealed record PlanDistance(int Sessions, IReadOnlyList<PlanDifference> Differences)
{
    /// <summary>From this share on two plans are really different: a choice of this product.</summary>
    public const double Least = 0.3;

    /// <summary>Sessions elsewhere of all that are placed: 0 is the same plan, 1 shares nothing.</summary>
    public double Share => Sessions == 0 ? 0 : (double)Differences.Count / Sessions;

    /// <summary>How many of so many sessions must be elsewhere for a plan to be really different; at least one.</summary>
    public static int LeastOf(int sessions) => Math.Max(1, (int)Math.Ceiling((Least * sessions) - 1e-9));

    /// <summary>From one plan to another.</summary>
    public static PlanDistance Of(PlanningProblem problem, IReadOnlyList<Placement> one, IReadOnlyList<Placement> other)
    {
        var (from, to) = (Slots(one), Slots(other));
        var order = problem.Sessions.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i);
        return new(from.Keys.Count(order.ContainsKey), [.. AlikeSessions.Of(problem).SelectMany(g => Between([.. g.Select(s => s.Id)], from, to)).OrderBy(d => order[d.Session])]);
    }

    /// <summary>Where a slot is, as far as plans differ by it.</summary>
    public static (string Room, DateOnly Date, bool IsMorning) Place(Slot slot) => (slot.Room, slot.Date, slot.Start < FairTimes.Noon);

    private static IEnumerable<PlanDifference> Between(IReadOnlyList<SessionId> alike, Dictionary<SessionId, Slot> from, Dictionary<SessionId, Slot> to)
    {
        var now = alike.Where(to.ContainsKey).Select(id => to[id]).ToList();
        List<(SessionId Session, Slot Slot)> moved = [];
        foreach (var id in alike.Where(from.ContainsKey))
        {
            var same = now.FindIndex(s => Place(s) == Place(from[id]));
            if (same < 0)
            {
                moved.Add((id, from[id]));
            }
            else
            {
                now.RemoveAt(same);
            }
        }

        return moved.Select((m, i) => new PlanDifference(m.Session, m.Slot, i < now.Count ? now[i] : null));
    }

    private static Dictionary<SessionId, Slot> Slots(IReadOnlyList<Placement> plan) => plan.ToDictionary(p => p.Session, p => p.Slot);
}
