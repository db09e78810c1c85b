namespace Hearing.Domain.Planning;

/// <summary>Something that stands in the way of a session's being elsewhere.</summary>
/// <param name="Warning">A clash that one such place would bring.</param>
/// <param name="Times">In how many of the places that were tried.</param>
public sealed record Obstacle(PlanWarning Warning, int Times);

/// <summary>Why a session is where it is: what the other places would bring, with all other sessions where they are.</summary>
/// <param name="Session">The session.</param>
/// <param name="Slot">Where it is; null while it has no place.</param>
/// <param name="IsPinned">Whether it is pinned there.</param>
/// <param name="Tried">How many other places were tried: in each room on each day every start at which something begins or ends.</param>
/// <param name="Free">The best places without a new clash, five at most, the best first as the objective counts.</param>
/// <param name="Obstacles">What stands in the way most often, five at most.</param>
public sealed record SessionReasons(
    SessionId Session, Slot? Slot, bool IsPinned, int Tried, IReadOnlyList<PlacingCost> Free, IReadOnlyList<Obstacle> Obstacles)
{
    private const int Most = 5;

    /// <summary>The reasons for one session of a plan.</summary>
    public static SessionReasons Of(PlanningProblem problem, IReadOnlyList<Placement> plan, SessionId session)
    {
        var placings = new Placings(problem, plan, session);
        var now = plan.FirstOrDefault(p => p.Session == session);
        var costs = Slots(problem, plan, problem.Sessions.First(s => s.Id == session)).Where(s => s != now?.Slot).Select(placings.Cost).ToList();
        var obstacles = costs.Select(c => c.Broken.FirstOrDefault(w => w.Level == PlanWarningLevel.Must)).OfType<PlanWarning>()
            .GroupBy(w => (w.Kind, w.Reason.Room, w.Reason.Key, Who: w.People is [var who, ..] ? who : (PersonId?)null, Other: w.Sessions.FirstOrDefault(s => s != session)));
        return new(
            session, now?.Slot, now?.Pinned == true, costs.Count,
            [.. costs.Where(c => c.IsFree).OrderByDescending(c => c.After.Placed).ThenBy(c => c.After.WishesBroken).ThenBy(c => c.After.IdleMinutes)
                .ThenBy(c => c.After.EndMinutes).ThenBy(c => c.After.FairnessMinutes).Take(Most)],
            [.. obstacles.Select(g => new Obstacle(g.First(), g.Count())).OrderByDescending(o => o.Times).Take(Most)]);
    }

    /// <summary>Starts beside something: a room's or day's hours, another session in the room, a cannot-time of somebody who must be there.</summary>
    private static IEnumerable<Slot> Slots(PlanningProblem problem, IReadOnlyList<Placement> plan, PlanSession session)
    {
        var placed = PlacedSession.All(problem, plan).Where(p => p.Id != session.Id).ToList();
        var away = problem.CannotTimes.Where(c => (session.People.Contains(c.Person) || (session.Panel.IsWhole && session.Panel.Pool.Contains(c.Person)))).ToList();
        foreach (var (room, hours) in problem.Rooms.SelectMany(r => OpenHours.Of(problem, r.Slug).Select(h => (r, h))))
        {
            var changeover = TimeSpan.FromMinutes(room.ChangeoverMinutes);
            var beside = placed.Where(p => p.Start < hours.Until && hours.From < p.End && (p.Slot.Room == room.Slug || p.Session.People.Intersect(session.People).Any()));
            IEnumerable<DateTime> starts =
            [
                hours.From, hours.Until - session.Length,
                .. beside.SelectMany(p => new[] { p.End, p.End + changeover, p.Start - session.Length, p.Start - changeover - session.Length }),
                .. away.SelectMany(c => new[] { c.Date.ToDateTime(c.Until), c.Date.ToDateTime(c.From) - session.Length }),
            ];
            foreach (var start in starts.Distinct().Where(s => hours.From <= s && s + session.Length <= hours.Until).Order())
            {
                yield return new(room.Slug, DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start));
            }
        }
    }
}
