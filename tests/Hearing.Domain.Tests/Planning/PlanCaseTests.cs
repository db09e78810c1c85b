using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanCaseTests
{
    private static readonly PersonId Anna = PersonId.New();

    /// <summary>Two sessions and everything that can be demanded, each demand broken by the plan as it stands.</summary>
    private readonly Hall _hall = new();
    private readonly SessionId _one;
    private readonly SessionId _two;

    public PlanCaseTests()
    {
        _hall.Rooms.Clear();
        _hall.Rooms.Add(Hall.Named("main", 20) with { OpenTimes = [new(Hall.Day, new(10, 0), new(12, 0))] });
        _hall.Rooms.Add(Hall.Named("side"));
        _hall.Days[0] = new(Hall.Day, new(9, 30), new(17, 0));
        _hall.Travels.Add(new("main", "side", 30));
        _hall.HardPoints.Add(new("noon", Hall.Day, new(9, 15), "Lunch", null));
        _hall.CannotTimes.Add(new(Anna, Hall.Day, new(9, 0), new(10, 0)));
        _one = _hall.Add("09:00", people: [Anna], equipment: ["screen"], panel: new([], [Anna, PersonId.New()], 3, 3, []));
        _two = _hall.Add("10:10", people: [Anna]);
        _hall.Rules.Add(new("order", RuleKind.Before, RuleLevel.Must, 1, [_two, _one], [], null, null, null, null));
        _hall.Add("10:10", room: "side", people: [Anna]);
    }

    public static TheoryData<DemandKind, PlanWarningKind[]> Kinds => new()
    {
        { DemandKind.Equipment, [PlanWarningKind.EquipmentMissing] },
        { DemandKind.HardPoint, [PlanWarningKind.HardPointPassed] },
        { DemandKind.Travel, [PlanWarningKind.TravelTooShort] },
        { DemandKind.Changeover, [PlanWarningKind.ChangeoverTooShort] },
        { DemandKind.Rule, [PlanWarningKind.RuleBroken] },
        { DemandKind.Panel, [PlanWarningKind.PanelTooSmall] },
        { DemandKind.CannotTimes, [PlanWarningKind.CannotTime] },
        { DemandKind.Person, [PlanWarningKind.CannotTime, PlanWarningKind.PersonInTwoPlaces, PlanWarningKind.TravelTooShort] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_given_up_is_broken_no_more_and_all_else_still_is(DemandKind kind, PlanWarningKind[] gone)
    {
        var planCase = PlanCase.Of(_hall.Problem, []);
        var before = PlanCheck.Of(planCase.Problem, _hall.Plan).Select(w => w.Kind).Distinct().ToList();
        var demand = Assert.Single(planCase.Demands(), d => d.Kind == kind);
        var after = PlanCheck.Of(planCase.Without([demand]).Problem, _hall.Plan).Select(w => w.Kind).Distinct();
        Assert.Equal(gone.Where(before.Contains).Order(), before.Except(after).Order());
        Assert.Contains(gone[0], before);
    }

    [Fact]
    public void Hours_that_are_given_up_last_all_day()
    {
        var planCase = PlanCase.Of(_hall.Problem, []);
        var room = planCase.Without([new(DemandKind.RoomHours, Date: Hall.Day, Key: "main")]);
        Assert.Equal([new OpenHours(At(9, 30), At(17, 0))], OpenHours.Of(room.Problem, "main"));
        var day = planCase.Without([new(DemandKind.DayHours, Date: Hall.Day)]);
        Assert.Equal([new OpenHours(At(0, 0), At(23, 55))], OpenHours.Of(day.Problem, "side"));
        Assert.Equal([new OpenHours(At(10, 0), At(12, 0))], OpenHours.Of(day.Problem, "main"));
    }

    [Fact]
    public void A_session_that_is_given_up_takes_its_pin_with_it()
    {
        Placement[] plan = [new(_one, new("main", Hall.Day, new(10, 0)), true), new(_two, new("main", Hall.Day, new(11, 0)), false)];
        var planCase = PlanCase.Of(_hall.Problem, plan);
        Assert.Equal([_one], planCase.Demands().Where(d => d.Kind == DemandKind.Pin).Select(d => d.Session));
        var left = planCase.Without([new(DemandKind.Session, _one)]);
        Assert.Empty(left.Pinned);
        Assert.DoesNotContain(left.Problem.Sessions, s => s.Id == _one);
        Assert.Empty(planCase.Without([new(DemandKind.Pin, _one)]).Pinned);
    }

    [Fact]
    public void Wishes_are_no_demands()
    {
        _hall.Rules.Add(new("wish", RuleKind.NotFirst, RuleLevel.Wish, 5, [_one], [], null, null, null, null));
        _hall.Rules.Add(new("cannot", RuleKind.CannotTimes, RuleLevel.Wish, 5, [], [], null, null, null, null));
        var demands = PlanCase.Of(_hall.Problem, []).Demands();
        Assert.Equal(["order"], demands.Where(d => d.Kind == DemandKind.Rule).Select(d => d.Key));
        Assert.DoesNotContain(demands, d => d.Kind == DemandKind.CannotTimes);
    }

    [Fact]
    public void Steps_grow_and_stay_within_what_there_is()
    {
        var planCase = PlanCase.Of(_hall.Problem, []);
        var ladders = Asking.About(planCase, new([.. planCase.Demands()], true));
        Assert.All(ladders, l => Assert.Equal(l.OrderBy(a => a.Weight).Select(a => a.Minutes), l.Select(a => a.Minutes)));
        Assert.Equal(20, ladders.Single(l => l[0].Kind == PlanAskKind.ShortenSession && l[0].Demand.Session == _one)[^1].Minutes);
        Assert.Equal(45, ladders.Single(l => l[0].Kind == PlanAskKind.StayLonger)[^1].Minutes);
        Assert.Equal(30, ladders.Single(l => l[0].Kind == PlanAskKind.OpenRoomEarlier)[^1].Minutes);
        Assert.Equal(120, ladders.Single(l => l[0].Kind == PlanAskKind.CloseDayLater)[^1].Minutes);
    }

    [Fact]
    public void What_is_granted_moves_that_time_alone()
    {
        var planCase = PlanCase.Of(_hall.Problem, []);
        Demand cannot = new(DemandKind.CannotTimes, Person: Anna, Date: Hall.Day), day = new(DemandKind.DayHours, Date: Hall.Day);
        var granted = planCase.Granted(
        [
            new(PlanAskKind.ComeEarlier, cannot, At: new(10, 0), Minutes: 15), new(PlanAskKind.CloseDayLater, day, At: new(17, 0), Minutes: 30),
            new(PlanAskKind.ShortenSession, new(DemandKind.Session, _two), Minutes: 5),
        ]);
        Assert.Equal(new Unavailable(Anna, Hall.Day, new(9, 0), new(9, 45)), granted.Problem.CannotTimes.Single());
        Assert.Equal((new TimeOnly(9, 30), new TimeOnly(17, 30)), (granted.Problem.Days[0].Opens, granted.Problem.Days[0].Closes));
        Assert.Equal([60, 55, 60], granted.Problem.Sessions.Select(s => s.Length.TotalMinutes));
    }

    [Fact]
    public void What_there_is_more_of_is_there_for_all()
    {
        var planCase = PlanCase.Of(_hall.Problem, []);
        Demand hours = new(DemandKind.DayHours), panel = new(DemandKind.Panel, _one);
        var granted = planCase.Granted([new(PlanAskKind.AnotherRoom, hours, Count: 2), new(PlanAskKind.AnotherDay, hours, Count: 1), new(PlanAskKind.AnotherJuror, panel, Count: 2)]).Problem;
        Assert.Equal([20, 0, 20, 20], granted.Rooms.Select(r => r.ChangeoverMinutes));
        var next = Hall.Day.AddDays(1);
        Assert.All(granted.Rooms, r => Assert.Contains(OpenHours.Of(granted, r.Slug), o => o == new OpenHours(next.ToDateTime(new(9, 30)), next.ToDateTime(new(17, 0)))));
        Assert.Equal([4, 0, 0], granted.Sessions.Select(s => s.Panel.Pool.Count));
        Assert.Equal((1, 1), planCase.Granted([new(PlanAskKind.SmallerPanel, panel, Count: 2)]).Problem.Sessions.Select(s => (s.Panel.FromPool, s.Panel.Needed)).First());
    }

    [Fact]
    public void Where_a_sum_does_not_come_out_all_that_it_counts_is_asked_a_little()
    {
        _hall.Days.Add(new(Hall.Day.AddDays(1), new(9, 0), new(23, 0)));
        var planCase = PlanCase.Of(_hall.Problem, []);
        var asked = AskingTogether.About(planCase, new(new(SumKind.Pool, SumUnit.Sessions, 3, 2), planCase.Demands()));
        Assert.All(asked, l => Assert.Equal(l.OrderBy(r => r.Weight), l));
        Assert.Equal([5, 10, 15, 20, 30, 45], asked.Single(l => l[0].Asks[0].Kind == PlanAskKind.CloseDayLater).Select(r => r.Asks.Select(a => a.Minutes).Distinct().Single()));
        Assert.All(asked.Single(l => l[0].Asks[0].Kind == PlanAskKind.ShortenSession), r => Assert.Equal(3, r.Asks.Count));
        Assert.Equal([1, 2, 3, 4], asked.Single(l => l[0].Asks[0].Kind == PlanAskKind.AnotherJuror).Select(r => r.Asks.Single().Count));
        Assert.Equal([1, 2], asked.Single(l => l[0].Asks[0].Kind == PlanAskKind.SmallerPanel).Select(r => r.Asks.Single().Count));
        Assert.DoesNotContain(asked, l => l[0].Asks[0].Kind == PlanAskKind.AnotherRoom);
    }

    private static DateTime At(int hour, int minute) => Hall.Day.ToDateTime(new(hour, minute));
}
