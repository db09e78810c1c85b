using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;
using Range = Google.OrTools.Util.Domain;

namespace Hearing.Api.Planning.Solver;

/// <summary>When a session may start in a room, as far as it alone decides: hours, hard points, cannot-times, equipment.</summary>
internal sealed class StartTimes(PlanningProblem problem, TimeGrid grid)
{
    private readonly bool _cannotCounts = problem.OnCannotTimes() is null or { Level: RuleLevel.Must };
    private readonly List<(long From, long Until)> _gaps = [.. Gaps(problem, grid)];
    private readonly ILookup<PersonId, Unavailable> _cannotTimes = problem.CannotTimes.Where(c => grid.DayOf(c.Date) >= 0).ToLookup(c => c.Person);
    private readonly List<(Room Room, int Day, List<(long From, long Until)> Open)> _hours =
        [.. from room in problem.Rooms
            from day in OpenHours.Of(problem, room.Slug).GroupBy(h => grid.DayOf(DateOnly.FromDateTime(h.From)))
            select (room, day.Key, day.Select(h => (grid.At(h.From), grid.At(h.Until))).ToList())];

    /// <summary>Where and when the session may start; a place with no start is left out.</summary>
    public IEnumerable<Place> For(PlanSession session)
    {
        var length = grid.Length(session.Length);
        var free = Union((_cannotCounts ? CannotTimes(session.People, length) : []).Concat(_gaps).Concat(TooFew(session.Panel, length))).Complement();
        return from hours in _hours
               where !session.Equipment.Except(hours.Room.Equipment, StringComparer.OrdinalIgnoreCase).Any()
               let open = Union(hours.Open.Select(h => (h.From, h.Until - length)))
               let at = open.IntersectionWith(free).IntersectionWith(Union(Points(hours.Room, length)).Complement())
               where !at.IsEmpty()
               select new Place(hours.Room.Slug, hours.Day, at);
    }

    /// <summary>The stretches in which a room is open, half-open.</summary>
    public IEnumerable<(int Day, long From, long Until)> Open(Room room) =>
        _hours.Where(h => h.Room == room).SelectMany(h => h.Open.Select(o => (h.Day, o.From, o.Until)));

    /// <summary>The starts of one day that a rule's window leaves a session.</summary>
    public Range Within(Rule rule, PlanSession session, int day)
    {
        var date = grid.Date(day);
        var from = rule.From is { } f ? grid.At(date.ToDateTime(f)) : grid.Midnight(day);
        var until = rule.Until is { } u ? grid.At(date.ToDateTime(u)) : grid.Midnight(day + 1);
        return Union([(from, until - grid.Length(session.Length))]);
    }

    /// <summary>The starts at which somebody of these could not be there for so long.</summary>
    public Range Against(IReadOnlyList<PersonId> people, long length) => Union(CannotTimes(people, length));

    /// <summary>How many of these could not be there for so long, by start: it changes at each of the keys, in order, and is 0 before the first.</summary>
    public SortedDictionary<long, int> Absent(IReadOnlyList<PersonId> people, long length)
    {
        var changes = new SortedDictionary<long, int>();
        foreach (var barred in people.Select(p => Against([p], length).FlattenedIntervals()))
        {
            for (var i = 0; i < barred.Length; i += 2)
            {
                changes[barred[i]] = changes.GetValueOrDefault(barred[i]) + 1;
                changes[barred[i + 1] + 1] = changes.GetValueOrDefault(barred[i + 1] + 1) - 1;
            }
        }

        var absent = 0;
        return new(changes.ToDictionary(c => c.Key, c => absent += c.Value));
    }

    /// <summary>The stretches in which a person cannot take part, half-open.</summary>
    public IEnumerable<(long From, long Until)> Away(PersonId person) =>
        _cannotTimes[person].Select(c => (grid.At(c.Date.ToDateTime(c.From)), grid.At(c.Date.ToDateTime(c.Until))));

    /// <summary>The starts before noon, or from noon on, of every day.</summary>
    public Range HalfDays(bool isMorning) => Union(Enumerable.Range(0, grid.Days).Select(day => (Day: day, Noon: grid.At(grid.Date(day).ToDateTime(FairTimes.Noon))))
        .Select(d => isMorning ? (grid.Midnight(d.Day), d.Noon - 1) : (d.Noon, grid.Midnight(d.Day + 1) - 1)));

    /// <summary>Ranges of starts, both ends barred: a start is barred when the session would hold any instant of a stretch.</summary>
    private IEnumerable<(long From, long Until)> CannotTimes(IReadOnlyList<PersonId> people, long length) =>
        people.SelectMany(Away).Select(c => (c.From - length + 1, c.Until - 1));

    /// <summary>The starts at which fewer of a pool are free than are needed.</summary>
    private IEnumerable<(long From, long Until)> TooFew(PlanPanel panel, long length)
    {
        if (panel.FromPool == 0 || problem.OnCannotTimes()?.Level == RuleLevel.Ignore)
        {
            return [];
        }

        var absent = Absent(panel.Pool, length);
        var most = panel.Pool.Count - Math.Min(panel.FromPool, panel.Pool.Count);
        return absent.Zip(absent.Keys.Skip(1), (a, until) => (a.Key, until - 1, a.Value)).Where(a => a.Value > most).Select(a => (a.Key, a.Item2));
    }

    private IEnumerable<(long From, long Until)> Points(Room room, long length) =>
        problem.HardPoints.Where(p => (p.Room is null || p.Room == room.Slug) && grid.DayOf(p.Date) >= 0)
            .Select(p => grid.At(p.Date.ToDateTime(p.Time))).Select(at => (at - length + 1, at - 1));

    private static IEnumerable<(long From, long Until)> Gaps(PlanningProblem problem, TimeGrid grid)
    {
        var zone = HearingZone.Named(problem.TimeZone);
        return from day in Enumerable.Range(0, grid.Days)
               from minute in Enumerable.Range(0, 24 * 60)
               let time = TimeOnly.MinValue.AddMinutes(minute)
               where zone.IsInGap(grid.Date(day), time)
               let at = grid.At(grid.Date(day).ToDateTime(time))
               select (at, at + grid.Minutes(1) - 1 < at ? at : at + grid.Minutes(1) - 1);
    }

    /// <summary>The starts one by one.</summary>
    public static IEnumerable<long> Each(Range starts)
    {
        var ranges = starts.FlattenedIntervals();
        for (var i = 0; i < ranges.Length; i += 2)
        {
            for (var start = ranges[i]; start <= ranges[i + 1]; start++)
            {
                yield return start;
            }
        }
    }

    private static Range Union(IEnumerable<(long From, long Until)> ranges) =>
        ranges.Where(r => r.From <= r.Until).Aggregate(new Range(), (all, r) => all.UnionWith(new Range(r.From, r.Until)));
}
