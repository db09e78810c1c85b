using Hearing.Domain.Planning;
using Hearing.Domain.Planning.Explanations;

namespace Hearing.Domain.Tests.Planning;

/// <summary>Sums in a hall that is open from 09:00 to 17:00: at the edge they come out, and one step further they do not.</summary>
public sealed class DemandSumTests
{
    private static readonly PersonId Anna = PersonId.New();
    private static readonly DateOnly Next = Hall.Day.AddDays(1);
    private readonly Hall _hall = new();

    [Theory]
    [InlineData(0, 8)]
    [InlineData(10, 7)]
    public void A_room_holds_so_many_sessions_with_their_changeovers(int changeover, int most)
    {
        _hall.Rooms[0] = Hall.Named("main", changeover);
        Add(most);
        Assert.Empty(Sums);
        _hall.Add();
        Assert.Equal(new(SumKind.Rooms, SumUnit.Sessions, most + 1, most), Only.Sum);
        Assert.Equal(most + 1, Only.Demands.Count(d => d.Kind == DemandKind.Session));
    }

    [Fact]
    public void Minutes_are_counted_where_numbers_say_nothing()
    {
        Add(4, 90);
        _hall.Add(minutes: 30);
        _hall.Add(minutes: 90);
        Assert.Empty(Sums);
        _hall.Add(minutes: 5);
        Assert.Equal(new(SumKind.Rooms, SumUnit.Minutes, 485, 480), Only.Sum);
    }

    [Fact]
    public void Long_sessions_by_themselves_can_be_too_many()
    {
        _hall.Rooms[0] = _hall.Rooms[0] with { OpenTimes = [new(Hall.Day, new(9, 0), new(10, 30)), new(Hall.Day, new(13, 0), new(14, 30))] };
        Add(2, 60);
        _hall.Add(minutes: 15);
        Assert.Empty(Sums);
        _hall.Add(minutes: 60);
        Assert.Equal((SumUnit.Sessions, 3, 2), (Only.Sum.Unit, Only.Sum.Wanted, Only.Sum.Had));
        Assert.Equal(3, Only.Demands.Count(d => d.Kind == DemandKind.Session));
    }

    [Fact]
    public void Breaks_need_no_changeover_and_hard_points_cut_a_day()
    {
        _hall.Rooms[0] = Hall.Named("main", 30);
        _hall.Days[0] = new(Hall.Day, new(9, 0), new(12, 0));
        Add(2);
        _hall.Add(minutes: 60, kind: Domain.Planning.SessionKind.Break);
        Assert.Empty(Sums);
        _hall.HardPoints.Add(new("noon", Hall.Day, new(10, 30), "Coffee", null));
        Assert.Equal(new(SumKind.Rooms, SumUnit.Sessions, 3, 2), Only.Sum);
        Assert.Contains(Only.Demands, d => d.Kind == DemandKind.HardPoint);
    }

    [Fact]
    public void What_needs_equipment_is_counted_against_the_rooms_that_have_it()
    {
        _hall.Rooms.Add(Hall.Named("lab") with { Equipment = ["Oven"], OpenTimes = [new(Hall.Day, new(9, 0), new(11, 0))] });
        for (var i = 0; i < 2; i++)
        {
            _hall.Add(equipment: ["oven"]);
        }

        Add(8);
        Assert.Empty(Sums);
        _hall.Add(equipment: ["oven"]);
        Assert.Equal(new(SumKind.Rooms, SumUnit.Sessions, 3, 2), Sums[0].Sum);
        Assert.Equal(["lab"], Sums[0].Demands.Where(d => d.Kind == DemandKind.RoomHours).Select(d => d.Key));
        Assert.Equal(3, Sums[0].Demands.Count(d => d.Kind == DemandKind.Equipment));
    }

    [Fact]
    public void Who_is_away_on_a_day_binds_sessions_to_the_others()
    {
        _hall.Days.Add(new(Next, new(9, 0), new(17, 0)));
        _hall.CannotTimes.Add(new(Anna, Next, new(9, 0), new(17, 0)));
        Add(8, people: [Anna]);
        Add(8);
        Assert.Empty(Sums);
        _hall.Rooms.Add(Hall.Named("side"));
        _hall.Add(people: [Anna]);
        Assert.Equal(new(SumKind.Person, SumUnit.Sessions, 9, 8, Anna), Only.Sum);
        Assert.Equal([DemandKind.CannotTimes, DemandKind.Person], Only.Demands.Select(d => d.Kind).Where(k => k is DemandKind.CannotTimes or DemandKind.Person));
        _hall.Rules.Add(new("cannot", RuleKind.CannotTimes, RuleLevel.Wish, 5, [], [], null, null, null, null));
        Assert.Empty(Sums);
    }

    [Fact]
    public void Sessions_of_one_day_are_counted_against_each_day()
    {
        _hall.Days[0] = new(Hall.Day, new(9, 0), new(11, 0));
        _hall.Days.Add(new(Next, new(9, 0), new(10, 0)));
        SessionId[] three = [_hall.Add(), _hall.Add(), _hall.Add()];
        _hall.Rules.Add(new("one", RuleKind.SameDay, RuleLevel.Must, 1, three[..2], [], null, null, null, null));
        Assert.Empty(Sums);
        _hall.Rules.Add(new("two", RuleKind.SameDay, RuleLevel.Must, 1, three[1..], [], null, null, null, null));
        Assert.Equal(new(SumKind.SameDay, SumUnit.Sessions, 3, 2), Only.Sum);
        Assert.Equal(["one", "two"], Only.Demands.Where(d => d.Kind == DemandKind.Rule).Select(d => d.Key));
    }

    [Fact]
    public void A_pool_serves_no_more_sessions_at_once_than_its_free_jurors_are_enough_for()
    {
        PersonId[] pool = [Anna, .. Enumerable.Range(0, 4).Select(_ => PersonId.New())];
        _hall.Rooms.Add(Hall.Named("side"));
        Draw(8, pool, 3);
        Assert.Empty(Sums);
        Draw(1, pool, 3);
        Assert.Equal(new(SumKind.Pool, SumUnit.Sessions, 9, 8), Only.Sum);
        Assert.Equal(9, Only.Demands.Count(d => d.Kind == DemandKind.Panel));
    }

    [Fact]
    public void A_juror_with_two_cannot_times_at_once_is_away_once()
    {
        PersonId[] pool = [Anna, PersonId.New(), PersonId.New()];
        _hall.CannotTimes.AddRange([new(Anna, Hall.Day, new(9, 0), new(17, 0)), new(Anna, Hall.Day, new(10, 0), new(16, 0))]);
        Draw(8, pool, 2);
        Assert.Empty(Sums);
        _hall.CannotTimes.Add(new(pool[1], Hall.Day, new(9, 0), new(10, 0)));
        Assert.Equal((7, 8), (Sums[0].Sum.Had, Sums[0].Sum.Wanted));
    }

    [Fact]
    public void Seats_are_counted_against_what_each_juror_can_sit_and_sits_elsewhere()
    {
        PersonId[] pool = [Anna, PersonId.New(), PersonId.New()];
        _hall.Rooms.AddRange([Hall.Named("side"), Hall.Named("third")]);
        _hall.Days[0] = new(Hall.Day, new(9, 0), new(11, 0));
        Draw(5, pool, 1);
        _hall.Add(people: [Anna]);
        Assert.Empty(Sums);
        Draw(1, pool, 1);
        Assert.Contains(new(SumKind.Seats, SumUnit.Seats, 7, 6), Sums.Select(s => s.Sum));
    }

    [Fact]
    public void A_pool_smaller_than_the_panel_is_no_sum()
    {
        Draw(3, [Anna], 2);
        Assert.Empty(Sums);
    }

    [Fact]
    public void A_pinned_session_outside_its_room_s_hours_is_not_counted_there()
    {
        Add(9);
        var problem = _hall.Problem;
        Placement pin = new(problem.Sessions[0].Id, new("main", Hall.Day, new(18, 0)), true);
        Assert.True(Counting.Refutes(PlanCase.Of(problem, [])));
        Assert.False(Counting.Refutes(PlanCase.Of(problem, [pin])));
        Assert.True(Counting.Refutes(PlanCase.Of(problem, [pin with { Slot = pin.Slot with { Start = new(9, 0) } }])));
    }

    private IReadOnlyList<CountedClash> Sums => Counting.Of(PlanCase.Of(_hall.Problem, []));

    private CountedClash Only => Assert.Single(Sums);

    private void Add(int count, int minutes = 60, PersonId[]? people = null)
    {
        for (var i = 0; i < count; i++)
        {
            _hall.Add(minutes: minutes, people: people);
        }
    }

    private void Draw(int count, PersonId[] pool, int seats)
    {
        for (var i = 0; i < count; i++)
        {
            _hall.Add(panel: new([], pool, seats, seats, []));
        }
    }
}
