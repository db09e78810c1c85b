using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>A case with more rooms, days or jurors than there are.</summary>
internal static class Adding
{
    /// <summary>One more room that is open as long as the days; its changeover is the longest there is.</summary>
    public static PlanCase Room(PlanCase given, int number)
    {
        var rooms = given.Problem.Rooms;
        Room another = new(
            $"another-{number}", "", RoomKind.Both, rooms.Select(r => r.ChangeoverMinutes).DefaultIfEmpty(0).Max(), [],
            [.. rooms.SelectMany(r => r.Equipment).Distinct(StringComparer.OrdinalIgnoreCase)], null, null);
        return given with { Problem = given.Problem with { Rooms = [.. rooms, another] } };
    }

    /// <summary>One more day after the last.</summary>
    public static PlanCase Day(PlanCase given)
    {
        var last = given.Problem.Days.MaxBy(d => d.Date)!;
        var day = last with { Date = last.Date.AddDays(1) };
        var more = given with { Problem = given.Problem with { Days = [.. given.Problem.Days, day] } };
        return more.With(r => r.OpenTimes.Count == 0 ? r : r with { OpenTimes = [.. r.OpenTimes, new(day.Date, day.Opens, day.Closes)] });
    }

    /// <summary>More jurors in a session's pool and those that share somebody with it.</summary>
    public static PlanCase Jurors(PlanCase given, SessionId session, int count)
    {
        var pool = given.Problem.Sessions.First(s => s.Id == session).Panel.Pool;
        var more = Enumerable.Range(1, count).Select(i => new PersonId(new Guid(i, 0, 0, new byte[8])));
        return given.With(s => s.Panel.Pool.Intersect(pool).Any() ? s with { Panel = s.Panel with { Pool = [.. s.Panel.Pool, .. more] } } : s);
    }
}
