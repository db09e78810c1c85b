namespace Hearing.Domain.Planning;

/// <summary>A stretch in which a room is open, local time, half-open.</summary>
public sealed record OpenHours(DateTime From, DateTime Until)
{
    /// <summary>Whether the whole session lies within.</summary>
    public bool Holds(PlacedSession placed) => From <= placed.Start && placed.End <= Until;

    /// <summary>When a room is open: the days' hours, narrowed to the room's own where it has any that day or another; none for an unknown room.</summary>
    public static IReadOnlyList<OpenHours> Of(PlanningProblem problem, string slug)
    {
        var room = problem.Rooms.FirstOrDefault(r => r.Slug == slug);
        return room switch
        {
            null => [],
            { OpenTimes.Count: 0 } => [.. problem.Days.Select(d => new OpenHours(d.Date.ToDateTime(d.Opens), d.Date.ToDateTime(d.Closes)))],
            _ => [.. from day in problem.Days
                     from open in room.OpenTimes
                     where open.Date == day.Date
                     let hours = new OpenHours(
                         day.Date.ToDateTime(Max(day.Opens, open.From)), day.Date.ToDateTime(Min(day.Closes, open.Until)))
                     where hours.From < hours.Until
                     orderby hours.From
                     select hours],
        };
    }

    private static TimeOnly Max(TimeOnly one, TimeOnly other) => one > other ? one : other;

    private static TimeOnly Min(TimeOnly one, TimeOnly other) => one < other ? one : other;
}
