using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>Sessions against the hours of the rooms that can hold them: all together, those bound to some days, those that share a day.</summary>
internal static class RoomSums
{
    public static IEnumerable<TightSum> Of(CountedHours hours) =>
        from able in hours.Sessions.Select(hours.Rooms).DistinctBy(Named)
        let sessions = hours.Sessions.Where(s => !hours.Rooms(s).Except(able).Any()).ToList()
        from sum in Bound(hours, able, sessions).Concat(Tied(hours, able, sessions))
        select sum;

    private static IEnumerable<TightSum> Bound(CountedHours hours, IReadOnlyList<Room> rooms, IReadOnlyList<PlanSession> sessions)
    {
        foreach (var days in hours.DaySets(sessions))
        {
            var isAll = days.Count == hours.Problem.Days.Count;
            if (TooMuch(hours, rooms, isAll ? sessions : [.. sessions.Where(s => hours.Days(s).IsSubsetOf(days))], days) is { } much)
            {
                yield return new(new(SumKind.Rooms, much.Unit, much.Wanted, much.Had), much.Sessions, Keys(isAll ? rooms : hours.Problem.Rooms),
                    isAll ? [] : [.. much.Sessions.SelectMany(s => s.People).Distinct()], []);
            }
        }
    }

    /// <summary>Sessions that must be on one day, which is no day when they are too much for each.</summary>
    private static IEnumerable<TightSum> Tied(CountedHours hours, IReadOnlyList<Room> rooms, IReadOnlyList<PlanSession> sessions)
    {
        foreach (var (ids, rules) in Groups(hours.Problem))
        {
            var tied = sessions.Where(s => ids.Contains(s.Id)).ToList();
            var each = hours.Problem.Days.Select(d => TooMuch(hours, rooms, tied, new HashSet<DateOnly> { d.Date })).ToList();
            if (tied.Count > 1 && each.TrueForAll(e => e is not null))
            {
                var best = each.MinBy(e => e!.Value.Wanted - e.Value.Had)!.Value;
                yield return new(new(SumKind.SameDay, best.Unit, best.Wanted, best.Had), tied, Keys(rooms), [], rules);
            }
        }
    }

    /// <summary>A break needs no changeover: either it is left out of the count, or the changeovers are.</summary>
    private static (SumUnit Unit, int Wanted, int Had, IReadOnlyList<PlanSession> Sessions)? TooMuch(
        CountedHours hours, IReadOnlyList<Room> rooms, IReadOnlyList<PlanSession> sessions, IReadOnlySet<DateOnly> days)
    {
        var withChangeover = TightSum.TooMuch([.. sessions.Where(s => !s.IsBreak)], Stretches(r => r.ChangeoverMinutes));
        return withChangeover ?? (sessions.Any(s => s.IsBreak) ? TightSum.TooMuch(sessions, Stretches(_ => 0)) : null);

        List<Supply> Stretches(Func<Room, int> changeover) =>
            [.. from room in rooms
                from open in hours.Of(room)
                where days.Contains(DateOnly.FromDateTime(open.From))
                select new Supply(open.From, open.Until, changeover(room))];
    }

    private static List<(HashSet<SessionId> Sessions, List<string> Rules)> Groups(PlanningProblem problem)
    {
        List<(HashSet<SessionId> Sessions, List<string> Rules)> groups = [];
        foreach (var rule in problem.Rules.Where(r => r is { Kind: RuleKind.SameDay, Level: RuleLevel.Must }))
        {
            var met = groups.Where(g => g.Sessions.Overlaps(rule.Sessions)).ToList();
            groups = [.. groups.Except(met), ([.. met.SelectMany(g => g.Sessions), .. rule.Sessions], [.. met.SelectMany(g => g.Rules), rule.Key])];
        }

        return groups;
    }

    private static string Named(IReadOnlyList<Room> rooms) => string.Join(' ', Keys(rooms));

    private static IReadOnlyCollection<string> Keys(IEnumerable<Room> rooms) => [.. rooms.Select(r => r.Slug)];
}
