namespace Hearing.Domain.Planning.Explanations;

/// <summary>Panels out of pools against the jurors' free time: how many can sit at once, and how many seats there are in all.</summary>
internal static class PoolSums
{
    public static IEnumerable<TightSum> Of(CountedHours hours)
    {
        // A pool with too few jurors for one panel is told as such, and none is missed: see PanelCheck.
        var drawing = hours.Sessions.Where(s => s.Panel.FromPool > 0 && s.Panel.FromPool <= s.Panel.Pool.Count).ToList();
        var pools = drawing.Select(s => s.Panel.Pool.ToHashSet()).Append([.. drawing.SelectMany(s => s.Panel.Pool)]);
        return from pool in pools.DistinctBy(p => string.Join(' ', p.Select(j => j.Value).Order()))
               where pool.Count > 0
               let sessions = drawing.Where(s => pool.IsSupersetOf(s.Panel.Pool)).ToList()
               from sum in AtOnce(hours, pool, sessions).Append(Seats(hours, pool, sessions)).OfType<TightSum>()
               select sum;
    }

    /// <summary>Sessions that take at least so many of the pool: no more go on at once than the jurors that are free are enough for.</summary>
    private static IEnumerable<TightSum> AtOnce(CountedHours hours, HashSet<PersonId> pool, IReadOnlyList<PlanSession> sessions)
    {
        var away = pool.SelectMany(j => Supply.Merged(hours.AwayFromPool(j))).ToList();
        foreach (var seats in sessions.Select(s => s.Panel.FromPool).Distinct())
        {
            var supply = hours.AnyRoom.SelectMany(o => Stretches(o.From, o.Until, away, free => (pool.Count - free) / seats)).ToList();
            if (TightSum.TooMuch([.. sessions.Where(s => s.Panel.FromPool >= seats)], supply) is { } much)
            {
                yield return new(new(SumKind.Pool, much.Unit, much.Wanted, much.Had), much.Sessions, Rooms(hours), [], []);
            }
        }
    }

    /// <summary>The seats of all panels and the jurors' other sessions, against how many sessions each juror can be at.</summary>
    private static TightSum? Seats(CountedHours hours, HashSet<PersonId> pool, IReadOnlyList<PlanSession> sessions)
    {
        var needed = hours.Sessions.Select(s => (Session: s, Jurors: s.People.Where(p => pool.Contains(p) && !s.Panel.Pool.Contains(p)).ToList())).Where(n => n.Jurors.Count > 0).ToList();
        IReadOnlyList<PlanSession> all = [.. sessions.Concat(needed.Select(n => n.Session)).Distinct()];
        var busy = needed.SelectMany(n => n.Jurors).ToHashSet();
        var least = all.Min(s => s.Length.TotalMinutes);
        var had = pool.Sum(juror => hours.AnyRoom.SelectMany(o => Supply.Left(o.From, o.Until, busy.Contains(juror) ? hours.Away(juror) : hours.AwayFromPool(juror)))
            .Sum(f => new Supply(f.From, f.Until).Most(least)));
        var wanted = sessions.Sum(s => s.Panel.FromPool) + needed.Sum(n => n.Jurors.Count);
        return wanted <= had ? null : new(new(SumKind.Seats, SumUnit.Seats, wanted, had), all, Rooms(hours), busy, []);
    }

    /// <summary>Stretches in which at least one session can go on, by how many jurors are away.</summary>
    private static IEnumerable<Supply> Stretches(DateTime from, DateTime until, List<(DateTime From, DateTime Until)> away, Func<int, int> atOnce)
    {
        DateTime[] cuts = [from, .. away.SelectMany(a => new[] { a.From, a.Until }).Where(t => from < t && t < until).Distinct().Order(), until];
        var (start, most, minutes) = (from, 0, 0.0);
        foreach (var (begin, end) in cuts.Zip(cuts.Skip(1)))
        {
            var now = atOnce(away.Count(a => a.From <= begin && end <= a.Until));
            if (now == 0 && most > 0)
            {
                yield return new(start, begin, most, minutes);
            }

            (start, most, minutes) = now == 0 ? (end, 0, 0) : (start, Math.Max(most, now), minutes + (now * (end - begin).TotalMinutes));
        }

        if (most > 0)
        {
            yield return new(start, until, most, minutes);
        }
    }

    private static IReadOnlyCollection<string> Rooms(CountedHours hours) => [.. hours.Problem.Rooms.Select(r => r.Slug)];
}
