using Hearing.Domain;
using Hearing.Domain.Editions;
using Hearing.Domain.Planning;

namespace Hearing.Api.Tests.Planning;

/// <summary>What makes a crowd's problem impossible.</summary>
public enum Impossible { TooLittleTime, OnePersonTooBusy, RulesInARing, PinnedInTheWay, RoomWithEquipmentClosed, PoolTooSmall }

/// <summary>
/// Problems of the size of a conference: sessions of 45 minutes, each with a speaker of its own and a panel of five out of a jury, whose
/// members have cannot-times; rooms with a changeover of five minutes; days from 9 to 17.
/// </summary>
internal static class Crowds
{
    private const int Days = 3;
    public static readonly DateOnly FirstDay = new(2026, 11, 10);

    /// <summary>One that can be planned, made around the plan: who sits on a panel is free then.</summary>
    public static (PlanningProblem Problem, IReadOnlyList<Placement> Plan) Of(int seed, int count)
    {
        var random = new Random(seed);
        var rooms = Math.Max(2, (int)Math.Ceiling(count / 18.0));
        PersonId[] jury = [.. Enumerable.Range(0, Math.Max(10, count / 2)).Select(_ => PersonId.New())];
        var busy = new HashSet<(PersonId, DateOnly, TimeOnly)>();
        List<PlanSession> sessions = [];
        List<Placement> plan = [];
        for (var i = 0; i < count; i++)
        {
            Slot slot = new($"room-{i % rooms}", FirstDay.AddDays(i / rooms % Days), new TimeOnly(9, 0).AddMinutes(50 * (i / (rooms * Days))));
            random.Shuffle(jury);
            PersonId[] panel = [.. jury.Where(j => busy.Add((j, slot.Date, slot.Start))).Take(5)];
            sessions.Add(new(SessionId.New(), SessionKind.Candidate, $"Session {i}", null, TimeSpan.FromMinutes(45), [PersonId.New(), .. panel], new(panel, [], 0, 5, []), []));
            plan.Add(new(sessions[i].Id, slot, false));
        }

        return (new(
            "Europe/Stockholm", [.. Enumerable.Range(0, Days).Select(d => new HearingDay(FirstDay.AddDays(d), new(9, 0), new(17, 0)))],
            [.. Enumerable.Range(0, rooms).Select(r => new Room($"room-{r}", $"Room {r}", RoomKind.Both, 5, [], [], null, null))], [], [], [], sessions,
            [.. jury.Select(j => new Unavailable(j, FirstDay.AddDays(random.Next(Days)), new(15, 0), new(17, 0)))]), plan);
    }

    /// <summary>The same, made impossible in one way.</summary>
    public static (PlanningProblem Problem, IReadOnlyList<Placement> Plan) Broken(int seed, int count, Impossible how)
    {
        var (problem, plan) = Of(seed, count);
        var sessions = problem.Sessions;
        return how switch
        {
            Impossible.TooLittleTime => (problem with { CannotTimes = [], Days = [.. problem.Days.Select(d => d with { Closes = d.Opens.AddMinutes((50 * Fit(problem)) - 5) })] }, plan),
            Impossible.OnePersonTooBusy => (problem with
            {
                Sessions = [.. sessions.Select((s, i) => i is 1 or 2 ? s with { People = [.. s.People, sessions[0].People[0]] } : s)],
                CannotTimes = [.. problem.Days.Select((d, i) => new Unavailable(sessions[0].People[0], d.Date, i == 0 ? new(10, 30) : new(9, 0), new(17, 0)))],
            }, plan),
            Impossible.RulesInARing => (problem with { Rules = [Before("one", sessions[0], sessions[1]), Before("two", sessions[1], sessions[2]), Before("three", sessions[2], sessions[0])] }, plan),
            Impossible.PinnedInTheWay => (problem with { Rules = [Before("one", sessions[0], sessions[1])] }, [.. plan.Where(p => p.Session != sessions[1].Id), new(sessions[1].Id, new("room-0", FirstDay, new(9, 0)), true)]),
            Impossible.RoomWithEquipmentClosed => (problem with
            {
                Rooms = [problem.Rooms[0] with { Equipment = ["lab"], OpenTimes = [new(FirstDay, new(9, 0), new(10, 30))] }, .. problem.Rooms.Skip(1)],
                Sessions = [.. sessions.Select((s, i) => i < 2 ? s with { Equipment = ["lab"] } : s)],
            }, plan),
            Impossible.PoolTooSmall => (problem with
            {
                Days = [.. problem.Days.Take(1)],
                CannotTimes = [],
                Sessions = [.. sessions.Take(12).Select((s, i) => i < 11 ? s with { People = [s.People[0]], Panel = new([], sessions[0].Panel.Required, 4, 4, []) } : s)],
            }, plan),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    /// <summary>How many sessions a room may have a day so that one at least has no place anywhere.</summary>
    private static int Fit(PlanningProblem problem) => (problem.Sessions.Count - 1) / (problem.Days.Count * problem.Rooms.Count);

    private static Rule Before(string key, PlanSession one, PlanSession other) => new(key, RuleKind.Before, RuleLevel.Must, 1, [one.Id, other.Id], [], null, null, null, null);
}
