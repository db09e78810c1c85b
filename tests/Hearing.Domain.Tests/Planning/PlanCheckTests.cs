using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanCheckTests
{
    private readonly Hall _hall = new();
    private readonly PersonId _anna = PersonId.New();

    [Theory]
    [InlineData("10:00", false)]
    [InlineData("09:59", true)]
    public void A_room_is_double_booked_only_when_sessions_share_an_instant(string second, bool clash)
    {
        _hall.Add("09:00");
        _hall.Add(second);
        Assert.Equal(clash ? [PlanWarningKind.RoomDoubleBooked] : [], _hall.Kinds);
    }

    [Theory]
    [InlineData("10:10", false)]
    [InlineData("10:09", true)]
    public void The_changeover_is_needed_in_full(string second, bool tooShort)
    {
        _hall.Rooms[0] = Hall.Named("main", changeover: 10);
        _hall.Add("09:00");
        _hall.Add(second);
        Assert.Equal(tooShort ? [PlanWarningKind.ChangeoverTooShort] : [], _hall.Kinds);
    }

    [Fact]
    public void A_break_counts_towards_the_changeover()
    {
        _hall.Rooms[0] = Hall.Named("main", changeover: 10);
        _hall.Add("09:00");
        _hall.Add("10:00", 10, kind: SessionKind.Break);
        _hall.Add("10:10");
        Assert.Empty(_hall.Warnings);
    }

    [Fact]
    public void A_person_in_two_rooms_at_once_is_named()
    {
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Add("09:00", people: [_anna, PersonId.New()]);
        _hall.Add("09:30", room: "small", people: [_anna]);
        var warning = Assert.Single(_hall.Warnings);
        Assert.Equal(PlanWarningKind.PersonInTwoPlaces, warning.Kind);
        Assert.Equal([_anna], warning.People);
    }

    [Fact]
    public void The_way_between_two_rooms_takes_its_time_in_both_directions()
    {
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Travels.Add(new("main", "small", 10));
        _hall.Add("09:00", room: "small", people: [_anna]);
        _hall.Add("10:05", people: [_anna]);
        var warning = Assert.Single(_hall.Warnings);
        Assert.Equal((PlanWarningKind.TravelTooShort, 10, 5), (warning.Kind, warning.Reason.Needed, warning.Reason.Had));
    }

    [Theory]
    [InlineData("10:00", "11:00", false)]
    [InlineData("09:59", "11:00", true)]
    [InlineData("08:00", "09:00", false)]
    [InlineData("08:00", "09:01", true)]
    public void A_cannot_time_is_half_open(string from, string until, bool clash)
    {
        _hall.CannotTimes.Add(new(_anna, Hall.Day, TimeOnly.Parse(from, null), TimeOnly.Parse(until, null)));
        _hall.Add("09:00", people: [_anna]);
        Assert.Equal(clash ? [PlanWarningKind.CannotTime] : [], _hall.Kinds);
    }

    [Theory]
    [InlineData("09:00", 480, false)]
    [InlineData("08:59", 60, true)]
    [InlineData("16:01", 60, true)]
    public void A_session_lies_within_the_days_hours(string at, int minutes, bool outside)
    {
        _hall.Add(at, minutes);
        Assert.Equal(outside ? [PlanWarningKind.OutsideDay] : [], _hall.Kinds);
    }

    [Fact]
    public void A_day_that_is_not_of_the_hearing_is_outside()
    {
        _hall.Add("09:00", date: Hall.Day.AddDays(1));
        Assert.Equal([PlanWarningKind.OutsideDay], _hall.Kinds);
    }

    [Fact]
    public void A_room_is_closed_outside_its_own_times()
    {
        _hall.Rooms[0] = Hall.Named("main") with { OpenTimes = [new(Hall.Day, new(10, 0), new(12, 0))] };
        _hall.Add("10:00", 120);
        Assert.Empty(_hall.Warnings);
        _hall.Add("12:00");
        Assert.Equal([PlanWarningKind.RoomClosed], _hall.Kinds);
    }

    [Theory]
    [InlineData("11:00", false)]
    [InlineData("11:30", true)]
    [InlineData("12:00", false)]
    public void A_hard_point_is_not_passed_by_a_session_under_way(string at, bool passed)
    {
        _hall.HardPoints.Add(new("lunch", Hall.Day, new(12, 0), "Lunch", null));
        _hall.Add(at);
        Assert.Equal(passed ? [PlanWarningKind.HardPointPassed] : [], _hall.Kinds);
    }

    [Fact]
    public void A_pool_panel_needs_jurors_who_are_free_then()
    {
        var berit = PersonId.New();
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Add("09:00", panel: new([], [_anna, berit], 2, 2, []));
        Assert.Empty(_hall.Warnings);
        _hall.Add("09:30", room: "small", people: [berit]);
        var warning = Assert.Single(_hall.Warnings);
        Assert.Equal((PlanWarningKind.PanelTooSmall, 2, 1), (warning.Kind, warning.Reason.Needed, warning.Reason.Had));
    }

    [Fact]
    public void Panels_at_the_same_time_do_not_share_a_juror()
    {
        var (berit, cilla) = (PersonId.New(), PersonId.New());
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Add("09:00", panel: new([], [_anna, berit, cilla], 2, 2, []));
        _hall.Add("09:30", room: "small", panel: new([], [_anna, berit], 1, 1, []));
        Assert.Empty(_hall.Warnings);
        _hall.Add("09:45", room: "third", panel: new([], [_anna, berit], 1, 1, []));
        Assert.Contains(PlanWarningKind.PanelTooSmall, _hall.Kinds);
    }

    [Fact]
    public void A_whole_jury_comes_as_far_as_it_can_and_needs_its_quorum()
    {
        PersonId[] jury = [_anna, PersonId.New(), PersonId.New()];
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Add("09:00", panel: new([], jury, 2, 2, []) { IsWhole = true });
        _hall.CannotTimes.Add(new(_anna, Hall.Day, new(9, 59), new(11, 0)));
        var absent = Assert.Single(_hall.Warnings);
        Assert.Equal((PlanWarningKind.JurorsAbsent, PlanWarningLevel.Should, 2, 2), (absent.Kind, absent.Level, absent.Reason.Needed, absent.Reason.Had));
        Assert.Equal([_anna], absent.People);
        Assert.Equal(1, _hall.Score.WishesBroken);
        _hall.Add("09:30", room: "small", people: [jury[1]]);
        Assert.Equal([PlanWarningKind.PanelTooSmall, PlanWarningKind.JurorsAbsent], _hall.Kinds);
        Assert.Equal(1, _hall.Score.WishesBroken);
    }

    [Fact]
    public void A_whole_jury_is_in_one_place_at_a_time_and_has_its_way_to_go()
    {
        PersonId[] jury = [_anna, PersonId.New(), PersonId.New(), PersonId.New()];
        _hall.Rooms.Add(Hall.Named("small"));
        _hall.Travels.Add(new("main", "small", 15));
        _hall.Add("09:00", panel: new([], jury, 1, 1, []) { IsWhole = true });
        _hall.Add("10:14", room: "small", panel: new([], jury, 1, 1, []) { IsWhole = true });
        Assert.Equal([PlanWarningKind.TravelTooShort], _hall.Kinds);
        _hall.Add("10:15", panel: new([], jury[1..], 1, 1, []) { IsWhole = true });
        Assert.Contains(PlanWarningKind.PersonInTwoPlaces, _hall.Kinds);
    }

    [Fact]
    public void A_panel_too_small_by_its_setting_is_no_clash_of_the_plan()
    {
        _hall.Add("09:00", panel: new([], [_anna], 2, 2, []));
        Assert.Equal(PlanWarningLevel.Should, Assert.Single(_hall.Warnings).Level);
    }

    [Fact]
    public void Missing_equipment_jurors_in_conflict_and_unplaced_sessions_are_told()
    {
        _hall.Add("09:00", equipment: ["projector"]);
        _hall.Add("10:00", panel: new([], [], 0, 0, [_anna]));
        _hall.Add();
        Assert.Equal([PlanWarningKind.EquipmentMissing, PlanWarningKind.PanelInConflict, PlanWarningKind.Unplaced], _hall.Kinds);
    }

    [Fact]
    public void A_time_that_the_clock_change_skips_is_told()
    {
        var spring = new DateOnly(2026, 3, 29);
        _hall.Days[0] = new(spring, new(0, 0), new(17, 0));
        _hall.Add("02:30", date: spring);
        Assert.Equal([PlanWarningKind.TimeDoesNotExist], _hall.Kinds);
    }
}
