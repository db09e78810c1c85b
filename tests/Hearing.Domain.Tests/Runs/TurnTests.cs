using Hearing.Domain.Contracts;
using Hearing.Domain.Planning;
using Hearing.Domain.Runs;

namespace Hearing.Domain.Tests.Runs;

public sealed class TurnTests
{
    private readonly RunHall _hall = new();
    private readonly PartId[] _first;
    private readonly PartId[] _second;

    public TurnTests()
    {
        _first = _hall.Session(0, (EndPolicy.Warn, 20, 0), (EndPolicy.Wait, 10, 0));
        _second = _hall.Session(30, (EndPolicy.Warn, 20, 0));
    }

    [Fact]
    public void Before_the_start_a_candidate_is_on_at_the_published_time()
    {
        var turn = Of(_second, -10);
        Assert.Equal((TurnState.Waiting, TurnReason.OnTime, RunHall.At(30)), (turn.State, turn.Reason, turn.Expected!.Value));
    }

    [Fact]
    public void A_session_that_runs_over_is_the_reason_with_its_name_and_minutes()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(20, new StartNext());
        var turn = Of(_second, 37);
        Assert.Equal((TurnReason.RunningOver, "Session 1", 7, RunHall.At(37)), (turn.Reason, turn.Because, turn.OverMinutes, turn.Expected!.Value));
    }

    [Fact]
    public void A_pause_is_the_reason_once_it_delays()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(5, new HoldCue());
        var turn = Of(_second, 12);
        Assert.Equal((TurnReason.Held, "Session 1"), (turn.Reason, turn.Because));
    }

    [Fact]
    public void A_changed_order_is_the_reason_for_the_one_who_waits_longer()
    {
        var third = _hall.Session(60, (EndPolicy.Warn, 20, 0));
        _hall.Do(0, new StartRun());
        _hall.Do(1, new PostponeSession(_hall.SessionOf(_second[0])));
        Assert.Equal(TurnReason.Reordered, Of(_second, 2).Reason);
        Assert.Equal(TurnState.Waiting, Of(third, 2).State);
    }

    [Fact]
    public void Less_than_a_minute_late_is_on_time()
    {
        _hall.Do(0, new StartRun());
        _hall.Do(20, new StartNext());
        Assert.Equal(TurnReason.OnTime, Of(_second, 30.9).Reason);
        Assert.NotEqual(TurnReason.OnTime, Of(_second, 31).Reason);
    }

    [Fact]
    public void On_stage_and_afterwards_it_says_so()
    {
        _hall.Do(0, new StartRun());
        Assert.Equal(TurnState.OnStage, Of(_first, 1).State);
        _hall.Do(20, new StartNext());
        _hall.Do(30, new StartNext());
        Assert.Equal(TurnState.Over, Of(_first, 31).State);
    }

    private Turn Of(PartId[] session, double minute) => Turn.Of(_hall.Rundown, _hall.CandidateOf(session[0]), RunHall.At(minute))!;
}
