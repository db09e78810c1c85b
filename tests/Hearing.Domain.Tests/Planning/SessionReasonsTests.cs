using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class SessionReasonsTests
{
    private readonly Hall _hall = new();

    [Fact]
    public void A_place_costs_what_it_breaks_and_what_each_term_loses()
    {
        var anna = PersonId.New();
        var (first, second) = (_hall.Add("09:00", people: [anna]), _hall.Add("10:00"));
        _ = _hall.Add();
        _hall.CannotTimes.Add(new(anna, Hall.Day, new(12, 0), new(13, 0)));
        _hall.Rules.Add(new("first", RuleKind.NotFirst, RuleLevel.Wish, 7, [first], [], null, null, null, null));
        var cost = PlacingCost.Of(_hall.Problem, _hall.Plan, first, At(11, 30));
        Assert.Equal([PlanWarningKind.CannotTime], cost.Broken.Select(w => w.Kind));
        Assert.Equal([PlanWarningKind.RuleBroken], cost.Mended.Select(w => w.Kind));
        Assert.False(cost.IsFree);
        Assert.Equal((new PlanScore(2, 0, 120, 7), new PlanScore(2, 30, 210, 0)), (cost.Before, cost.After));
        Assert.True(PlacingCost.Of(_hall.Problem, _hall.Plan, first, At(11, 0)).IsFree);
        Assert.Equal([first, second], PlacingCost.Of(_hall.Problem, _hall.Plan, first, At(10, 30)).Broken.Single().Sessions);
    }

    [Fact]
    public void The_best_free_places_come_first_and_what_stands_in_the_way_is_counted()
    {
        _hall.Days[0] = _hall.Days[0] with { Closes = new(13, 0) };
        _hall.Rooms.Add(Hall.Named("side"));
        var (first, second) = (_hall.Add("10:00"), _hall.Add("11:00"));
        var reasons = SessionReasons.Of(_hall.Problem, _hall.Plan, first);
        Assert.Equal((At(10, 0), false), (reasons.Slot, reasons.IsPinned));
        Assert.DoesNotContain(reasons.Free, f => f.Slot == reasons.Slot);
        Assert.Equal(new Slot("side", Hall.Day, new(9, 0)), reasons.Free[0].Slot);
        Assert.All(reasons.Free, f => Assert.True(f.IsFree));
        Assert.Empty(reasons.Obstacles);
        var other = SessionReasons.Of(_hall.Problem, [.. _hall.Plan.Where(p => p.Session == second)], first);
        Assert.Null(other.Slot);
        Assert.Contains(other.Free, f => f.Slot == At(10, 0));
    }

    [Fact]
    public void A_person_who_cannot_stands_in_the_way()
    {
        var anna = PersonId.New();
        var session = _hall.Add("09:00", people: [anna]);
        _hall.Add("13:00");
        _hall.CannotTimes.Add(new(anna, Hall.Day, new(10, 0), new(17, 0)));
        var reasons = SessionReasons.Of(_hall.Problem, _hall.Plan, session);
        Assert.Empty(reasons.Free);
        var obstacle = Assert.Single(reasons.Obstacles);
        Assert.Equal((PlanWarningKind.CannotTime, reasons.Tried), (obstacle.Warning.Kind, obstacle.Times));
        Assert.Equal(3, reasons.Tried);
    }

    private static Slot At(int hour, int minute) => new("main", Hall.Day, new(hour, minute));
}
