using Hearing.Domain.Editions;

namespace Hearing.Domain.Planning.Explanations;

/// <summary>A planning problem and the sessions that may not move, as something of which demands can be given up. Wishes are none.</summary>
public sealed record PlanCase(PlanningProblem Problem, IReadOnlyList<Placement> Pinned)
{
    /// <summary>The latest end of a day whose hours are given up: the last five minutes before midnight are nobody's.</summary>
    internal static readonly TimeOnly LatestEnd = new(23, 55);

    /// <summary>The musts of a problem; of a plan only its pins count.</summary>
    public static PlanCase Of(PlanningProblem problem, IReadOnlyList<Placement> plan) =>
        new(problem with { Rules = [.. problem.Rules.Where(r => r.Level == RuleLevel.Must || r.Kind == RuleKind.CannotTimes)] }, [.. plan.Where(p => p.Pinned)]);

    /// <summary>Every demand of the case, sessions first, then in the order of <see cref="DemandKind"/>.</summary>
    public IReadOnlyList<Demand> Demands() =>
    [
        .. Problem.Sessions.Select(s => new Demand(DemandKind.Session, s.Id)),
        .. Pinned.Select(p => new Demand(DemandKind.Pin, p.Session)),
        .. Problem.Sessions.Where(s => s.Equipment.Count > 0).Select(s => new Demand(DemandKind.Equipment, s.Id)),
        .. Problem.HardPoints.Select(p => new Demand(DemandKind.HardPoint, Date: p.Date, Key: p.Key)),
        .. Problem.Travels.Select(t => new Demand(DemandKind.Travel, Key: t.FromRoom, Other: t.ToRoom)),
        .. Problem.Rooms.Where(r => r.ChangeoverMinutes > 0).Select(r => new Demand(DemandKind.Changeover, Key: r.Slug)),
        .. Problem.Rules.Where(r => r.Kind != RuleKind.CannotTimes).Select(r => r.Key).Distinct().Select(key => new Demand(DemandKind.Rule, Key: key)),
        .. Problem.Sessions.Where(s => s.Panel.FromPool > 0).Select(s => new Demand(DemandKind.Panel, s.Id)),
        .. CannotTimesCount ? Problem.CannotTimes.Select(c => new Demand(DemandKind.CannotTimes, Person: c.Person, Date: c.Date)).Distinct() : [],
        .. Problem.Sessions.SelectMany(s => s.People).Distinct().Select(p => new Demand(DemandKind.Person, Person: p)),
        .. from room in Problem.Rooms
           where room.OpenTimes.Count > 0
           from day in Problem.Days
           select new Demand(DemandKind.RoomHours, Date: day.Date, Key: room.Slug),
        .. Problem.Days.Select(d => new Demand(DemandKind.DayHours, Date: d.Date)),
    ];

    private bool CannotTimesCount => Problem.OnCannotTimes() is null or { Level: RuleLevel.Must };

    /// <summary>The case with those demands given up. Any plan of the case is one of what is left.</summary>
    public PlanCase Without(IEnumerable<Demand> demands) => demands.Aggregate(this, (left, demand) => left.Without(demand));

    private PlanCase Without(Demand demand) => demand.Kind switch
    {
        DemandKind.Session => new(Problem with { Sessions = [.. Problem.Sessions.Where(s => s.Id != demand.Session)] }, Unpinned(demand)),
        DemandKind.Pin => this with { Pinned = Unpinned(demand) },
        DemandKind.Equipment => With(s => s.Id == demand.Session ? s with { Equipment = [] } : s),
        DemandKind.HardPoint => this with { Problem = Problem with { HardPoints = [.. Problem.HardPoints.Where(p => p.Key != demand.Key)] } },
        DemandKind.Travel => this with { Problem = Problem with { Travels = [.. Problem.Travels.Where(t => (t.FromRoom, t.ToRoom) != (demand.Key, demand.Other))] } },
        DemandKind.Changeover => With(r => r.Slug == demand.Key ? r with { ChangeoverMinutes = 0 } : r),
        DemandKind.Rule => this with { Problem = Problem with { Rules = [.. Problem.Rules.Where(r => r.Key != demand.Key)] } },
        DemandKind.Panel => With(s => s.Id == demand.Session ? s with { Panel = s.Panel with { Pool = [], FromPool = 0, Needed = 0, IsWhole = false } } : s),
        DemandKind.CannotTimes => this with
        {
            Problem = Problem with { CannotTimes = [.. Problem.CannotTimes.Where(c => c.Person != demand.Person || c.Date != demand.Date)] },
        },
        DemandKind.Person => With(s => WithoutPerson(s, demand.Person!.Value)),
        DemandKind.RoomHours => With(r => r.Slug == demand.Key
            ? r with { OpenTimes = [.. r.OpenTimes.Where(o => o.Date != demand.Date), new(demand.Date!.Value, TimeOnly.MinValue, LatestEnd)] } : r),
        DemandKind.DayHours => this with
        {
            Problem = Problem with { Days = [.. Problem.Days.Select(d => d.Date == demand.Date ? d with { Opens = TimeOnly.MinValue, Closes = Latest(d.Closes) } : d)] },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(demand), demand.Kind, null),
    };

    /// <summary>The case with each session as that says.</summary>
    internal PlanCase With(Func<PlanSession, PlanSession> change) => this with { Problem = Problem with { Sessions = [.. Problem.Sessions.Select(change)] } };

    /// <summary>The case with each room as that says.</summary>
    internal PlanCase With(Func<Room, Room> change) => this with { Problem = Problem with { Rooms = [.. Problem.Rooms.Select(change)] } };

    /// <summary>A session that does without a person. Of a pool nobody is taken: fewer to choose from would ask more, not less.</summary>
    internal static PlanSession WithoutPerson(PlanSession session, PersonId person) => session with
    {
        People = [.. session.People.Where(p => p != person)],
        Panel = session.Panel with { Required = [.. session.Panel.Required.Where(p => p != person)] },
    };

    private IReadOnlyList<Placement> Unpinned(Demand demand) => [.. Pinned.Where(p => p.Session != demand.Session)];

    private static TimeOnly Latest(TimeOnly closes) => closes > LatestEnd ? closes : LatestEnd;
}
