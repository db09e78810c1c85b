using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>When rooms and people of a case are free, made to be asked often.</summary>
internal sealed class CountedHours
{
    private readonly Dictionary<string, IReadOnlyList<(DateTime From, DateTime Until)>> _open;
    private readonly ILookup<PersonId, (DateTime From, DateTime Until)> _away;
    private readonly Dictionary<SessionId, IReadOnlySet<DateOnly>> _days = [];
    private readonly bool _mustCome;

    public CountedHours(PlanCase planCase)
    {
        Problem = planCase.Problem;
        // A pinned session that breaks something by itself takes no time where it ought to be; no sum counts it.
        var loose = planCase.Pinned.Count == 0 ? [] : PlanCheck.Of(Problem, planCase.Pinned).Where(w => w.Level == PlanWarningLevel.Must).SelectMany(w => w.Sessions).ToHashSet();
        Sessions = [.. Problem.Sessions.Where(s => !loose.Contains(s.Id))];
        _mustCome = Problem.OnCannotTimes() is null or { Level: RuleLevel.Must };
        _open = Problem.Rooms.ToDictionary(r => r.Slug, Open);
        _away = Problem.CannotTimes.ToLookup(c => c.Person, c => (c.Date.ToDateTime(c.From), c.Date.ToDateTime(c.Until)));
        AnyRoom = Supply.Merged(_open.Values.SelectMany(o => o));
    }

    public PlanningProblem Problem { get; }

    public IReadOnlyList<PlanSession> Sessions { get; }

    /// <summary>When any room is open.</summary>
    public IReadOnlyList<(DateTime From, DateTime Until)> AnyRoom { get; }

    /// <summary>The rooms that have what the session needs.</summary>
    public IReadOnlyList<Room> Rooms(PlanSession session) => session.Equipment.Count == 0 ? Problem.Rooms :
        [.. Problem.Rooms.Where(r => !session.Equipment.Except(r.Equipment, StringComparer.OrdinalIgnoreCase).Any())];

    /// <summary>The stretches of a room, cut where hard points are.</summary>
    public IReadOnlyList<(DateTime From, DateTime Until)> Of(Room room) => _open[room.Slug];

    /// <summary>When somebody who must be at a session cannot.</summary>
    public IEnumerable<(DateTime From, DateTime Until)> Away(PersonId person) => _mustCome ? _away[person] : [];

    /// <summary>When a juror of a pool cannot: for those a wish counts as much.</summary>
    public IEnumerable<(DateTime From, DateTime Until)> AwayFromPool(PersonId juror) => Problem.OnCannotTimes()?.Level == RuleLevel.Ignore ? [] : _away[juror];

    /// <summary>The days on which there is a stretch for the session as far as it alone decides.</summary>
    public IReadOnlySet<DateOnly> Days(PlanSession session) => _days.TryGetValue(session.Id, out var days) ? days : _days[session.Id] =
        (from stretch in Supply.Merged(Rooms(session).SelectMany(Of))
         from free in Supply.Left(stretch.From, stretch.Until, session.People.SelectMany(Away))
         where free.Until - free.From >= session.Length
         select DateOnly.FromDateTime(free.From)).ToHashSet();

    /// <summary>Sets of days to which sessions are bound, each once, and all days last.</summary>
    public IEnumerable<IReadOnlySet<DateOnly>> DaySets(IEnumerable<PlanSession> sessions)
    {
        var all = Problem.Days.Select(d => d.Date).ToHashSet();
        return sessions.Select(Days).Where(d => d.Count < all.Count).DistinctBy(d => string.Join(' ', d.Order().Select(x => x.DayNumber))).Append<IReadOnlySet<DateOnly>>(all);
    }

    private IReadOnlyList<(DateTime From, DateTime Until)> Open(Room room)
    {
        var points = Problem.HardPoints.Where(p => p.Room is null || p.Room == room.Slug).Select(p => p.Date.ToDateTime(p.Time)).Order().ToList();
        return [.. OpenHours.Of(Problem, room.Slug).SelectMany(o => Cut(o, points))];
    }

    private static IEnumerable<(DateTime From, DateTime Until)> Cut(OpenHours open, List<DateTime> points)
    {
        DateTime[] ends = [open.From, .. points.Where(p => open.From < p && p < open.Until).Distinct(), open.Until];
        return ends.Zip(ends.Skip(1));
    }
}
