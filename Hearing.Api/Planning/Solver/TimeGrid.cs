using Hearing.Domain.Planning;

namespace Hearing.Api.Planning.Solver;

/// <summary>
/// The hearing's days as one line of whole units. The unit is the greatest that divides every length and limit of the problem (five minutes
/// at most), so nothing is rounded and starts are as even as the data allow; some best plan starts all sessions on it
/// (where one session may not be first of its day, it starts a unit after another at least).
/// </summary>
internal sealed class TimeGrid
{
    private readonly List<DateOnly> _days;
    private readonly long _unit;
    private readonly long _day;

    public TimeGrid(PlanningProblem problem, IEnumerable<Placement> pinned)
    {
        _days = [.. problem.Days.Select(d => d.Date).Distinct().Order()];
        _unit = Seconds(problem, pinned).Aggregate(300L, Gcd);
        _day = 86400 / _unit;
    }

    public int Days => _days.Count;

    /// <summary>Where on the line the day begins (at midnight).</summary>
    public long Midnight(int day) => day * _day;

    public int DayOf(DateOnly date) => _days.IndexOf(date);

    public DateOnly Date(int day) => _days[day];

    public long Length(TimeSpan length) => (Whole(length) + _unit - 1) / _unit;

    public long Minutes(int minutes) => minutes * 60L / _unit;

    /// <summary>How far from midnight.</summary>
    public long Units(TimeOnly time) => Whole(time.ToTimeSpan()) / _unit;

    public double ToMinutes(long units) => units * _unit / 60.0;

    public long FromMinutes(double minutes) => (long)Math.Round(minutes * 60 / _unit);

    public long At(DateTime local) => Midnight(DayOf(DateOnly.FromDateTime(local))) + (Whole(local.TimeOfDay) / _unit);

    public Slot SlotAt(string room, long at) =>
        new(room, _days[(int)(at / _day)], TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(at % _day * _unit)));

    private static IEnumerable<long> Seconds(PlanningProblem problem, IEnumerable<Placement> pinned) =>
    [
        .. problem.Sessions.Select(s => Whole(s.Length)),
        .. problem.Rooms.SelectMany(r => r.OpenTimes.SelectMany(o => Of(o.From, o.Until)).Append(r.ChangeoverMinutes * 60L)),
        .. problem.Travels.Select(t => t.Minutes * 60L),
        .. problem.Days.SelectMany(d => Of(d.Opens, d.Closes)),
        .. problem.HardPoints.SelectMany(p => Of(p.Time)),
        .. problem.CannotTimes.SelectMany(c => Of(c.From, c.Until)),
        .. problem.Rules.SelectMany(r => Of(r.From ?? default, r.Until ?? default).Append((r.Minutes ?? 0) * 60L)),
        .. pinned.SelectMany(p => Of(p.Slot.Start)),
        .. problem.Kept?.Plan.SelectMany(p => Of(p.Slot.Start)) ?? [],
    ];

    private static IEnumerable<long> Of(params TimeOnly[] times) => times.Select(t => Whole(t.ToTimeSpan()));

    private static long Whole(TimeSpan length) => (long)Math.Ceiling(length.TotalSeconds);

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
