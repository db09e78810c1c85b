namespace Hearing.Domain.Planning;

/// <summary>A session at its place, as local times: half-open [start, end).</summary>
public sealed record PlacedSession(PlanSession Session, Slot Slot)
{
    /// <summary>Its identity.</summary>
    public SessionId Id => Session.Id;

    /// <summary>When it starts, local.</summary>
    public DateTime Start => Slot.Date.ToDateTime(Slot.Start);

    /// <summary>When it ends, local.</summary>
    public DateTime End => Start + Session.Length;

    /// <summary>Whether any instant belongs to both.</summary>
    public bool Overlaps(PlacedSession other) => Overlaps(other.Start, other.End);

    /// <inheritdoc cref="Overlaps(PlacedSession)"/>
    public bool Overlaps(DateTime from, DateTime until) => Start < until && from < End;

    /// <summary>A plan's sessions in order of start, then room; placements of unknown sessions are left out.</summary>
    public static IReadOnlyList<PlacedSession> All(PlanningProblem problem, IReadOnlyList<Placement> plan)
    {
        var sessions = problem.Sessions.ToDictionary(s => s.Id);
        return [.. plan.Where(p => sessions.ContainsKey(p.Session)).Select(p => new PlacedSession(sessions[p.Session], p.Slot))
            .OrderBy(p => p.Start).ThenBy(p => p.Slot.Room, StringComparer.Ordinal).ThenBy(p => p.Id.Value)];
    }

    /// <summary>Every two of them, the earlier first.</summary>
    public static IEnumerable<(PlacedSession Earlier, PlacedSession Later)> Pairs(IReadOnlyList<PlacedSession> placed) =>
        from i in Enumerable.Range(0, placed.Count)
        from j in Enumerable.Range(i + 1, placed.Count - i - 1)
        select (placed[i], placed[j]);

    /// <summary>
    /// Every two of sessions in order of start of which the later starts before the earlier has ended, or less than <paramref name="within"/>
    /// after it.
    /// </summary>
    public static IEnumerable<(PlacedSession Earlier, PlacedSession Later)> Neighbours(IReadOnlyList<PlacedSession> placed, TimeSpan within)
    {
        var starts = placed.Select(p => p.Start).ToArray();
        for (var i = 0; i < placed.Count; i++)
        {
            var until = placed[i].End + within;
            for (var j = i + 1; j < placed.Count && starts[j] < until; j++)
            {
                yield return (placed[i], placed[j]);
            }
        }
    }
}
