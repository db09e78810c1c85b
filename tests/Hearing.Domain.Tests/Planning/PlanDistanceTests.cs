using Hearing.Domain.Planning;

namespace Hearing.Domain.Tests.Planning;

public sealed class PlanDistanceTests
{
    private static readonly PersonId Anna = PersonId.New();
    private readonly Hall _hall = new();

    [Theory]
    [InlineData("10:00", "main", 0, 0)]
    [InlineData("11:59", "main", 0, 0)]
    [InlineData("12:00", "main", 0, 1)]
    [InlineData("09:00", "side", 0, 1)]
    [InlineData("09:00", "main", 1, 1)]
    public void Elsewhere_is_another_room_day_or_half_of_the_day(string start, string room, int days, int different)
    {
        Placement was = new(_hall.Add(), new("main", Hall.Day, new(9, 0)), false);
        var now = was with { Slot = new(room, Hall.Day.AddDays(days), TimeOnly.Parse(start, null)) };
        var distance = PlanDistance.Of(_hall.Problem, [was], [now]);
        Assert.Equal(different == 0 ? [] : [new PlanDifference(was.Session, was.Slot, now.Slot)], distance.Differences);
        Assert.Equal(different, distance.Share);
    }

    [Fact]
    public void Sessions_that_are_alike_may_change_places()
    {
        Placement[] plan = [At(_hall.Add(people: [PersonId.New()]), 9), At(_hall.Add(people: [PersonId.New()]), 14)];
        Assert.Empty(PlanDistance.Of(_hall.Problem, plan, Swapped(plan)).Differences);
        Placement[] both = [At(plan[0].Session, 9), At(plan[1].Session, 10)];
        Assert.Equal([new PlanDifference(plan[1].Session, plan[1].Slot, both[1].Slot)], PlanDistance.Of(_hall.Problem, plan, both).Differences);
    }

    [Fact]
    public void What_makes_sessions_unlike_makes_their_places_count()
    {
        Placement[] plan = [At(_hall.Add(people: [PersonId.New()]), 9), At(_hall.Add(people: [Anna]), 14), At(_hall.Add(minutes: 30), 15)];
        int Different() => PlanDistance.Of(_hall.Problem, plan, Swapped(plan)).Differences.Count;
        Assert.Equal(0, Different());
        _hall.CannotTimes.Add(new(Anna, Hall.Day, new(16, 0), new(17, 0)));
        Assert.Equal(2, Different());
        _hall.CannotTimes.Clear();
        _hall.Rules.Add(new("first", RuleKind.NotFirst, RuleLevel.Wish, 1, [plan[0].Session], [], null, null, null, null));
        Assert.Equal(2, Different());
        _hall.Rules.Clear();
        _hall.LastYear.Add(new(plan[0].Session, new(9, 0)));
        Assert.Equal(2, Different());
        _hall.LastYear.Clear();
        _hall.Add(people: [Anna]);
        Assert.Equal(2, Different());
    }

    [Fact]
    public void The_share_is_of_what_the_first_plan_places()
    {
        Placement[] plan = [At(_hall.Add(minutes: 10), 9), At(_hall.Add(minutes: 20), 10), At(_hall.Add(minutes: 30), 11)];
        var distance = PlanDistance.Of(_hall.Problem, plan, plan[..2]);
        Assert.Equal([new PlanDifference(plan[2].Session, plan[2].Slot, null)], distance.Differences);
        Assert.Equal(1 / 3.0, distance.Share, 9);
        Assert.Equal(0, PlanDistance.Of(_hall.Problem, [], plan).Share);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(10, 3)]
    [InlineData(60, 18)]
    public void Really_different_is_three_sessions_in_ten(int sessions, int least) => Assert.Equal(least, PlanDistance.LeastOf(sessions));

    [Theory]
    [InlineData(60, 0, true)]
    [InlineData(61, 0, false)]
    [InlineData(0, 1, false)]
    public void A_small_loss_is_an_hour_or_a_tenth_and_no_wish(double idle, int wishes, bool isSmall)
    {
        PlanScore best = new(3, 10, 1000, 5, 0);
        Assert.Equal(isSmall, SmallLoss.Allows(best, best with { IdleMinutes = 10 + idle, WishesBroken = 5 + wishes }));
        Assert.False(SmallLoss.Allows(best, best with { Placed = 2 }));
        Assert.True(SmallLoss.Allows(best, best with { EndMinutes = 1100 }));
        Assert.False(SmallLoss.Allows(best, best with { EndMinutes = 1101 }));
    }

    private static Placement At(SessionId session, int hour) => new(session, new("main", Hall.Day, new(hour, 0)), false);

    private static Placement[] Swapped(Placement[] plan) => [plan[0] with { Slot = plan[1].Slot }, plan[1] with { Slot = plan[0].Slot }, .. plan.Skip(2)];
}
