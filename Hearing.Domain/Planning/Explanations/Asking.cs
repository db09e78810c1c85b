using Hearing.Domain.Editions;
using static Hearing.Domain.Planning.Explanations.PlanAskKind;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>What can be asked when demands clash, and what the case is when it is granted.</summary>
public static class Asking
{
    private const int PinWeight = 15, RuleWeight = 60, RoomWeight = 120, DayWeight = 24 * 60;

    /// <summary>Minutes that are tried, the fewest first; nobody is asked for more.</summary>
    internal static readonly int[] Steps = [5, 10, 15, 20, 30, 45, 60, 90, 120];

    /// <summary>What could be asked about a clash: each list is one thing in growing measure, the least first.</summary>
    public static IReadOnlyList<IReadOnlyList<PlanAsk>> About(PlanCase planCase, ClashSet clash) =>
        [.. clash.Demands.SelectMany(d => About(planCase.Problem, d, clash)).Where(asks => asks.Count > 0)];

    /// <summary>The session does not take place.</summary>
    public static PlanAsk LeaveOut(PlanSession session) => new(PlanAskKind.LeaveOut, new(DemandKind.Session, session.Id), Weight: DayWeight + Minutes(session));

    private static IEnumerable<IReadOnlyList<PlanAsk>> About(PlanningProblem problem, Demand demand, ClashSet clash) => demand.Kind switch
    {
        DemandKind.Session => OfSession(problem, demand),
        DemandKind.CannotTimes => OfCannotTimes(problem, demand),
        DemandKind.Person => OfPerson(problem, demand, clash),
        DemandKind.DayHours => OfDay(problem.Days.First(d => d.Date == demand.Date), demand),
        DemandKind.RoomHours => OfRoom(problem, demand),
        DemandKind.Changeover => [Ladder(ShortenChangeover, demand, null, Room(problem, demand).ChangeoverMinutes, 2)],
        DemandKind.Pin => One(Unpin, demand, PinWeight),
        DemandKind.Equipment => One(DoWithoutEquipment, demand, RuleWeight),
        DemandKind.Panel => [[new PlanAsk(SmallerPanel, demand, Weight: Minutes(Session(problem, demand.Session)), Count: 1)]],
        DemandKind.Travel => One(ForgetTravel, demand, RuleWeight),
        DemandKind.HardPoint => One(PassHardPoint, demand, RuleWeight),
        DemandKind.Rule => One(DropRule, demand, RuleWeight),
        _ => throw new ArgumentOutOfRangeException(nameof(demand), demand.Kind, null),
    };

    /// <summary>A session keeps at least two thirds of its length.</summary>
    private static IEnumerable<IReadOnlyList<PlanAsk>> OfSession(PlanningProblem problem, Demand demand)
    {
        var minutes = Minutes(Session(problem, demand.Session));
        return [Ladder(ShortenSession, demand, null, minutes / 3, 2), [LeaveOut(Session(problem, demand.Session))]];
    }

    private static IEnumerable<IReadOnlyList<PlanAsk>> OfCannotTimes(PlanningProblem problem, Demand demand)
    {
        var cannot = problem.CannotTimes.Where(c => c.Person == demand.Person && c.Date == demand.Date).ToList();
        return
        [
            .. cannot.Select(c => Ladder(StayLonger, demand, c.From, Minutes(c) - 1, 1)),
            .. cannot.Select(c => Ladder(ComeEarlier, demand, c.Until, Minutes(c) - 1, 1)),
            .. One(Come, demand, cannot.Sum(Minutes)),
        ];
    }

    private static IEnumerable<IReadOnlyList<PlanAsk>> OfPerson(PlanningProblem problem, Demand demand, ClashSet clash) =>
        from other in clash.Demands
        where other.Kind == DemandKind.Session
        let session = Session(problem, other.Session)
        where session.People.Contains(demand.Person!.Value)
        select (IReadOnlyList<PlanAsk>)[new PlanAsk(DoWithoutPerson, demand, session.Id, Weight: Minutes(session))];

    private static IEnumerable<IReadOnlyList<PlanAsk>> OfDay(HearingDay day, Demand demand) =>
    [
        Ladder(CloseDayLater, demand, day.Closes, (int)(PlanCase.LatestEnd - day.Closes).TotalMinutes, 2),
        Ladder(OpenDayEarlier, demand, day.Opens, (int)day.Opens.ToTimeSpan().TotalMinutes, 2),
    ];

    private static IEnumerable<IReadOnlyList<PlanAsk>> OfRoom(PlanningProblem problem, Demand demand)
    {
        var open = Room(problem, demand).OpenTimes.Where(o => o.Date == demand.Date).ToList();
        var day = problem.Days.First(d => d.Date == demand.Date);
        return open.Count == 0 ? One(OpenRoom, demand, RoomWeight) :
        [
            .. open.Select(o => Ladder(CloseRoomLater, demand, o.Until, (int)(day.Closes.ToTimeSpan() - o.Until.ToTimeSpan()).TotalMinutes, 1)),
            .. open.Select(o => Ladder(OpenRoomEarlier, demand, o.From, (int)(o.From.ToTimeSpan() - day.Opens.ToTimeSpan()).TotalMinutes, 1)),
        ];
    }

    private static IReadOnlyList<PlanAsk> Ladder(PlanAskKind kind, Demand demand, TimeOnly? at, int most, int weight) =>
        [.. Steps.Where(m => m <= most).Select(m => new PlanAsk(kind, demand, At: at, Minutes: m, Weight: m * weight))];

    private static IEnumerable<IReadOnlyList<PlanAsk>> One(PlanAskKind kind, Demand demand, int weight) => [[new PlanAsk(kind, demand, Weight: weight)]];

    private static PlanSession Session(PlanningProblem problem, SessionId? id) => problem.Sessions.First(s => s.Id == id);

    private static Room Room(PlanningProblem problem, Demand demand) => problem.Rooms.First(r => r.Slug == demand.Key);

    private static int Minutes(PlanSession session) => (int)Math.Ceiling(session.Length.TotalMinutes);

    private static int Minutes(Unavailable cannot) => (int)(cannot.Until.ToTimeSpan() - cannot.From.ToTimeSpan()).TotalMinutes;
}
