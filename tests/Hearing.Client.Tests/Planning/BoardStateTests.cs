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
        Assert.Equal(_board.Plan, _board.Imagined);
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
        Assert.Contains(_board.Warnings, w => w.Kind == PlanWarningKind.RoomDoubleBooked);
    }

    [Fact]
    public void An_edit_that_was_stored_can_be_undone_until_somebody_else_changes_the_plan()
    {
        Assert.False(_board.CanUndo);
        var before = _board.Plan;
        _board.Applied(SamplePlan.Answer(_board.View, _board.Unplace(SamplePlan.Eksjo)));
        Assert.Equal(("r2", 2), (_board.View.Revision, _board.Unplaced.Count()));
        Assert.Equal(before, _board.Undo().Placements);
        _board.Undone(SamplePlan.View("r3"));
        Assert.False(_board.CanUndo);
        _board.Applied(SamplePlan.Answer(_board.View, _board.TogglePin(SamplePlan.Eksjo)));
        _board.Reloaded(SamplePlan.View("r9"));
        Assert.False(_board.CanUndo);
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
