using Hearing.Client.Planning;
using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;

namespace Hearing.Client.Tests.Planning;

public sealed class BoardStateTests
{
    private readonly BoardState _board = new(SamplePlan.View());

    [Fact]
    public void A_session_is_picked_up_moved_and_put_down_as_one_edit()
    {
        _board.PickUp(SamplePlan.Eksjo);
        _board.Move(0, 5);
        _board.Move(1, 0);
        var edit = _board.PutDown();
        Assert.Equal(new PlanEdit(PlanEditKind.Place, SamplePlan.Eksjo, 4, SamplePlan.At(9, 5, "small")), edit);
        Assert.Null(_board.Held);
    }

    [Fact]
    public void Putting_down_where_it_lay_is_no_edit_and_cancelling_changes_nothing()
    {
        _board.PickUp(SamplePlan.Eksjo);
        Assert.Null(_board.PutDown());
        _board.PickUp(SamplePlan.Eksjo);
        _board.Move(1, 30);
        _board.Cancel();
        Assert.Equal(SamplePlan.At(9, 0), _board.SlotOf(SamplePlan.Eksjo));
        Assert.False(_board.IsMoved);
    }

    [Fact]
    public void One_without_a_place_is_held_over_the_first_free_time()
    {
        _board.PickUp(SamplePlan.Karlstad);
        Assert.Equal(SamplePlan.At(10, 0), _board.Target);
    }

    [Fact]
    public void What_is_held_stays_within_the_board()
    {
        _board.PickUp(SamplePlan.Eksjo);
        _board.Move(-3, -2000);
        Assert.Equal(SamplePlan.At(0, 0), _board.Target);
        _board.Move(9, 5000);
        Assert.Equal(SamplePlan.At(22, 59, "small"), _board.Target);
    }

    [Fact]
    public void A_clash_is_seen_before_the_session_is_put_down()
    {
        _board.PickUp(SamplePlan.Karlstad);
        _board.Move(0, -5);
        Assert.Contains(_board.HeldWarnings, w => w.Kind == PlanWarningKind.RoomDoubleBooked);
    }

    [Fact]
    public void Edits_are_undone_and_done_again_one_by_one()
    {
        Assert.False(_board.CanUndo || _board.CanRedo);
        var first = _board.Plan;
        _board.Applied(SamplePlan.Answer(_board.View, _board.Unplace(SamplePlan.Eksjo)));
        var second = _board.Plan;
        _board.Applied(SamplePlan.Answer(_board.View, new(PlanEditKind.Place, SamplePlan.Karlstad, 7, SamplePlan.At(11, 0))));
        var third = _board.Plan;
        foreach (var plan in new[] { second, first })
        {
            Assert.Equal(plan, _board.Undo()!.Placements);
            _board.Undone(SamplePlan.View("back", plan));
        }

        Assert.False(_board.CanUndo);
        foreach (var plan in new[] { second, third })
        {
            Assert.Equal(plan, _board.Redo()!.Placements);
            _board.Redone(SamplePlan.View("on", plan));
        }

        Assert.False(_board.CanRedo);
        _board.Undone(SamplePlan.View("back", second));
        _board.Applied(SamplePlan.Answer(_board.View, _board.TogglePin(SamplePlan.Karlstad)));
        Assert.False(_board.CanRedo);
    }

    [Fact]
    public void What_others_do_to_other_sessions_stands_when_a_step_is_undone()
    {
        _board.Applied(SamplePlan.Answer(_board.View, new(PlanEditKind.Place, SamplePlan.Karlstad, 7, SamplePlan.At(11, 0))));
        var theirs = new Placement(SamplePlan.Eksjo, SamplePlan.At(10, 0, "small"), false);
        _board.PickUp(SamplePlan.Karlstad);
        Assert.Equal([SamplePlan.Eksjo], _board.Merge(SamplePlan.View("theirs", [theirs, new(SamplePlan.Karlstad, SamplePlan.At(11, 0), false)])));
        Assert.NotNull(_board.Held);
        Assert.Equal([theirs], _board.Undo()!.Placements);
    }

    [Fact]
    public void A_step_whose_session_somebody_else_has_moved_since_is_not_undone_over_their_head()
    {
        _board.Applied(SamplePlan.Answer(_board.View, new(PlanEditKind.Place, SamplePlan.Karlstad, 7, SamplePlan.At(11, 0))));
        _board.PickUp(SamplePlan.Karlstad);
        _board.Merge(SamplePlan.View("theirs", [new(SamplePlan.Karlstad, SamplePlan.At(10, 30), false)]));
        Assert.Null(_board.Held);
        Assert.Null(_board.Undo());
        Assert.False(_board.CanUndo);
    }

    [Fact]
    public void The_next_free_place_is_the_next_gap_that_it_fits_into_and_after_the_last_the_first()
    {
        _board.PickUp(SamplePlan.Karlstad);
        foreach (var free in new[] { SamplePlan.At(9, 0, "small"), SamplePlan.At(10, 0) })
        {
            _board.MoveToNextFree();
            Assert.Equal(free, _board.Target);
        }
    }

    [Fact]
    public void A_session_is_drawn_longer_within_its_bounds_and_its_length_undone()
    {
        _board.PickUp(SamplePlan.Eksjo);
        _board.Stretch(-500);
        Assert.Equal(TimeSpan.FromMinutes(30), _board.TargetLength);
        _board.Stretch(5000);
        Assert.Equal(TimeSpan.FromHours(15), _board.TargetLength);
        _board.Stretch(-810);
        Assert.Contains(_board.WarningsAt(SamplePlan.Eksjo, 0, 540, 200), w => w.Kind == PlanWarningKind.OutsideDay);
        var edit = _board.PutDown()!;
        Assert.Equal(new PlanEdit(PlanEditKind.Place, SamplePlan.Eksjo, 4, SamplePlan.At(9, 0), LengthSeconds: 90 * 60), edit);
        _board.Applied(SamplePlan.Answer(_board.View, edit));
        Assert.Equal(TimeSpan.FromMinutes(90), _board.View.Problem.Sessions[0].Length);
        Assert.Equal([new SessionLength(SamplePlan.Eksjo, 3600)], _board.Undo()!.Lengths);
    }

    [Fact]
    public void A_length_that_somebody_else_has_changed_since_is_not_undone()
    {
        _board.Applied(SamplePlan.Answer(_board.View, new(PlanEditKind.Place, SamplePlan.Eksjo, 4, SamplePlan.At(9, 0), LengthSeconds: 90 * 60)));
        Assert.Equal([SamplePlan.Eksjo], _board.Merge(SamplePlan.View("theirs")));
        Assert.Null(_board.Undo());
    }

    [Fact]
    public void One_without_a_place_keeps_its_length()
    {
        _board.PickUp(SamplePlan.Karlstad);
        _board.Stretch(30);
        Assert.Equal(TimeSpan.FromHours(1), _board.TargetLength);
    }

    [Theory]
    [InlineData(90, 1.5, 5)]
    [InlineData(10, 3, 5)]
    [InlineData(1, 30, 1)]
    public void The_scale_lets_the_shortest_session_be_read(int shortest, double pixelsPerMinute, int step)
    {
        var axis = BoardAxis.For([(540, 720)], [(540, 540 + shortest)], 0);
        Assert.Equal((pixelsPerMinute, step), (axis.PixelsPerMinute, axis.Step));
        Assert.Equal(540 + step, axis.MinuteAt(step * pixelsPerMinute));
        Assert.True(axis.Height <= 1400);
    }
}
